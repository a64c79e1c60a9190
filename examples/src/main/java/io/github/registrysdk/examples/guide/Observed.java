package io.github.registrysdk.examples.guide;

import io.github.registrysdk.buildkite.BuildkiteClient;
import io.github.registrysdk.core.Secret;
import io.github.registrysdk.micrometer.MicrometerObserver;
import io.github.registrysdk.micrometer.ObservationObserver;
import io.github.registrysdk.opentelemetry.OpenTelemetryObserver;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.observation.ObservationRegistry;
import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.context.Context;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** Clients that are measured and traced. */
final class Observed {
  private Observed() {}

  static BuildkiteClient measured(String baseUrl, Secret token, MeterRegistry registry) {
    // @start region="metrics"
    BuildkiteClient buildkite =
        BuildkiteClient.builder()
            .baseUrl(baseUrl)
            .token(token)
            .observer(new MicrometerObserver(registry))
            .build();
    // @end
    return buildkite;
  }

  static BuildkiteClient observed(
      String baseUrl, Secret token, ObservationRegistry observations, MeterRegistry registry) {
    // @start region="observations"
    ObservationObserver observer = new ObservationObserver(observations);
    BuildkiteClient buildkite =
        BuildkiteClient.builder()
            .baseUrl(baseUrl)
            .token(token)
            .observer(observer)
            .observer(MicrometerObserver.withObservations(registry))
            .traceParent(observer::currentTraceParent)
            .build();
    // @end
    return buildkite;
  }

  static BuildkiteClient traced(String baseUrl, Secret token, OpenTelemetry telemetry) {
    // @start region="traces"
    BuildkiteClient buildkite =
        BuildkiteClient.builder()
            .baseUrl(baseUrl)
            .token(token)
            .observer(new OpenTelemetryObserver(telemetry))
            .build();
    // @end
    return buildkite;
  }

  static BuildkiteClient both(
      String baseUrl, Secret token, MeterRegistry registry, OpenTelemetry telemetry) {
    // @start region="both"
    BuildkiteClient buildkite =
        BuildkiteClient.builder()
            .baseUrl(baseUrl)
            .token(token)
            .observer(new OpenTelemetryObserver(telemetry))
            .observer(new MicrometerObserver(registry))
            .build();
    // @end
    return buildkite;
  }

  static CompletableFuture<List<String>> onAnotherThread(BuildkiteClient buildkite) {
    // @start region="async"
    CompletableFuture<List<String>> slugs =
        buildkite.async(Context.current().wrap(() -> BuildkiteStart.slugs(buildkite)));
    // @end
    return slugs;
  }

  static BuildkiteClient continued(String gateway, Secret token, OpenTelemetry telemetry) {
    // @start region="headers"
    BuildkiteClient buildkite =
        BuildkiteClient.builder()
            .baseUrl(gateway)
            .token(token)
            .observer(new OpenTelemetryObserver(telemetry))
            .traceParent(OpenTelemetryObserver::currentTraceParent)
            .build();
    // @end
    return buildkite;
  }
}
