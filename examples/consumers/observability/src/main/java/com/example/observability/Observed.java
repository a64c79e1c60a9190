package com.example.observability;

import io.github.registrysdk.buildkite.BuildkiteClient;
import io.github.registrysdk.micrometer.MicrometerObserver;
import io.github.registrysdk.opentelemetry.OpenTelemetryObserver;
import io.github.registrysdk.testing.BuildkiteOperation;
import io.github.registrysdk.testing.FakeBuildkite;
import io.github.registrysdk.testing.Fault;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.sdk.OpenTelemetrySdk;
import io.opentelemetry.sdk.testing.exporter.InMemorySpanExporter;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.export.SimpleSpanProcessor;
import java.util.Objects;

/** A call that succeeds in its second attempt, in meters, spans and headers. */
public final class Observed {
  private Observed() {}

  public static void main(String[] args) {
    MeterRegistry meters = new SimpleMeterRegistry();
    InMemorySpanExporter spans = InMemorySpanExporter.create();
    SdkTracerProvider tracers =
        SdkTracerProvider.builder().addSpanProcessor(SimpleSpanProcessor.create(spans)).build();
    try (FakeBuildkite fake = FakeBuildkite.start();
        BuildkiteClient buildkite =
            fake.configure(BuildkiteClient.builder())
                .observer(
                    new OpenTelemetryObserver(
                        OpenTelemetrySdk.builder().setTracerProvider(tracers).build()))
                .observer(new MicrometerObserver(meters))
                .traceParent(OpenTelemetryObserver::currentTraceParent)
                .build()) {
      fake.addRegistry("acme", "debs", "debian");
      fake.faults().on(BuildkiteOperation.GET_REGISTRY).once(Fault.status(503));

      buildkite.organization("acme").registries().get("debs");

      equal(1L, meters.get("registry.client.call.duration").timer().count());
      equal(
          1L,
          meters
              .get("http.client.request.duration")
              .tag("http.response.status_code", "503")
              .timer()
              .count());
      equal(3, spans.getFinishedSpanItems().size());
      equal(
          2L,
          spans.getFinishedSpanItems().stream()
              .filter(span -> span.getKind() == SpanKind.CLIENT)
              .count());
      equal(2L, fake.calls().stream().filter(call -> call.header("traceparent").isPresent()).count());
    }
    tracers.close();
    System.out.println("measured and traced as expected");
  }

  private static void equal(Object expected, Object found) {
    if (!Objects.equals(expected, found)) {
      throw new IllegalStateException("expected " + expected + " but found " + found);
    }
  }
}
