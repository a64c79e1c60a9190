package io.github.registrysdk.examples.guide;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.registrysdk.buildkite.BuildkiteClient;
import io.github.registrysdk.core.Secret;
import io.github.registrysdk.testing.FakeBuildkite;
import io.github.registrysdk.testing.FakeBuildkiteExtension;
import io.micrometer.core.instrument.observation.DefaultMeterObservationHandler;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.micrometer.observation.ObservationRegistry;
import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.context.Scope;
import io.opentelemetry.sdk.testing.junit5.OpenTelemetryExtension;
import io.opentelemetry.sdk.trace.data.SpanData;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What the guide shows is measured and traced; the modules' own tests show how. */
@ExtendWith(FakeBuildkiteExtension.class)
final class ObservedTest {
  @RegisterExtension
  static final OpenTelemetryExtension TELEMETRY = OpenTelemetryExtension.create();

  private final OpenTelemetry telemetry = TELEMETRY.getOpenTelemetry();

  private static SpanData the(String name) {
    return TELEMETRY.getSpans().stream()
        .filter(span -> span.getName().equals(name))
        .findFirst()
        .orElseThrow(() -> new AssertionError(name + " is not among " + TELEMETRY.getSpans()));
  }

  @Test
  void everyCallIsMeasuredAndTraced(FakeBuildkite fake) {
    SimpleMeterRegistry registry = new SimpleMeterRegistry();
    String baseUrl = fake.baseUrl().toString();
    Secret token = Secret.of(fake.token());
    try (BuildkiteClient measured = Observed.measured(baseUrl, token, registry);
        BuildkiteClient traced = Observed.traced(baseUrl, token, telemetry);
        BuildkiteClient continued = Observed.continued(baseUrl, token, telemetry);
        BuildkiteClient both = Observed.both(baseUrl, token, registry, telemetry)) {
      BuildkiteStart.slugs(measured);
      BuildkiteStart.slugs(traced);
      BuildkiteStart.slugs(continued);
      BuildkiteStart.slugs(both);
    }

    assertThat(registry.get("http.client.request.duration").timer().count()).isEqualTo(2);
    assertThat(TELEMETRY.getSpans()).hasSize(6);
    assertThat(fake.calls())
        .extracting(call -> call.header("traceparent").isPresent())
        .containsExactly(false, false, true, false);
  }

  @Test
  void everyCallIsObservedAndMeasuredOnce(FakeBuildkite fake) {
    SimpleMeterRegistry meters = new SimpleMeterRegistry();
    ObservationRegistry observations = ObservationRegistry.create();
    observations.observationConfig().observationHandler(new DefaultMeterObservationHandler(meters));
    try (BuildkiteClient observed =
        Observed.observed(
            fake.baseUrl().toString(), Secret.of(fake.token()), observations, meters)) {
      BuildkiteStart.slugs(observed);
    }

    assertThat(meters.get("http.client.request.duration").timer().count()).isOne();
    assertThat(meters.get("registry.client.call.attempts").summary().count()).isOne();
  }

  @Test
  void callStandsUnderTheSpanOfItsCallerOnAnotherThreadToo(FakeBuildkite fake) {
    Span job = telemetry.getTracer("test").spanBuilder("job").startSpan();
    try (BuildkiteClient traced =
            Observed.traced(fake.baseUrl().toString(), Secret.of(fake.token()), telemetry);
        Scope inside = job.makeCurrent()) {
      assertThat(inside).isNotNull();
      Observed.onAnotherThread(traced).join();
    }
    job.end();

    assertThat(the("list the registries").getParentSpanId()).isEqualTo(the("job").getSpanId());
  }
}
