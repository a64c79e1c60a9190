package io.github.registrysdk.examples.guide;

import static io.github.registrysdk.testing.BuildkiteOperation.LIST_REGISTRIES;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.registrysdk.buildkite.BuildkiteClient;
import io.github.registrysdk.core.ApiRequest;
import io.github.registrysdk.core.NotFoundException;
import io.github.registrysdk.core.Secret;
import io.github.registrysdk.core.toolkit.TestSeams;
import io.github.registrysdk.testing.FakeBuildkite;
import io.github.registrysdk.testing.FakeBuildkiteExtension;
import io.github.registrysdk.testing.Fault;
import io.github.registrysdk.testing.RecordedCall;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.context.Scope;
import io.opentelemetry.sdk.testing.junit5.OpenTelemetryExtension;
import io.opentelemetry.sdk.trace.data.SpanData;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The names and attributes of spans, and the parent of each span. */
@ExtendWith(FakeBuildkiteExtension.class)
final class ObservedTest {
  @RegisterExtension
  static final OpenTelemetryExtension TELEMETRY = OpenTelemetryExtension.create();

  private static final String LIST = "/v2/packages/organizations/{organization}/registries";

  private BuildkiteClient buildkite;

  @BeforeEach
  void connect(FakeBuildkite fake) {
    buildkite =
        TestSeams.sleeper(fake.configure(BuildkiteClient.builder()), delay -> {})
            .observer(new Tracing(TELEMETRY.getOpenTelemetry()))
            .build();
  }

  @AfterEach
  void close() {
    buildkite.close();
    assertThat(Span.current()).as("a scope is left open").isSameAs(Span.getInvalid());
  }

  private static SpanData the(String name) {
    return TELEMETRY.getSpans().stream()
        .filter(span -> span.getName().equals(name))
        .findFirst()
        .orElseThrow(() -> new AssertionError(name + " is not among " + TELEMETRY.getSpans()));
  }

  private static Attributes request(FakeBuildkite fake, int status) {
    return Attributes.builder()
        .put("http.request.method", "GET")
        .put("server.address", fake.baseUrl().getHost())
        .put("server.port", fake.baseUrl().getPort())
        .put("url.full", origin(fake) + LIST)
        .put("url.template", LIST)
        .put("http.response.status_code", status)
        .build();
  }

  private static String origin(FakeBuildkite fake) {
    return "http://" + fake.baseUrl().getHost() + ":" + fake.baseUrl().getPort();
  }

  @Test
  void retryIsASecondSpanUnderTheCall(FakeBuildkite fake) {
    fake.faults().on(LIST_REGISTRIES).once(Fault.status(503));

    BuildkiteStart.slugs(buildkite);

    SpanData call = the("list the registries");
    List<SpanData> requests =
        TELEMETRY.getSpans().stream().filter(span -> span.getName().equals("GET " + LIST)).toList();
    assertThat(TELEMETRY.getSpans()).hasSize(3);
    assertThat(call.getParentSpanContext().isValid()).isFalse();
    assertThat(call.getKind()).isEqualTo(SpanKind.INTERNAL);
    assertThat(call.getStatus().getStatusCode()).isEqualTo(StatusCode.UNSET);
    assertThat(call.getAttributes().asMap())
        .isEqualTo(Attributes.builder().put("registry.provider", "buildkite").build().asMap());
    assertThat(call.getEvents()).hasSize(1);
    assertThat(call.getEvents().get(0).getName()).matches("waiting \\d+ ms: STATUS_503");

    assertThat(requests)
        .hasSize(2)
        .allMatch(span -> span.getParentSpanId().equals(call.getSpanId()))
        .allMatch(span -> span.getKind() == SpanKind.CLIENT)
        .allMatch(span -> span.getStartEpochNanos() >= call.getStartEpochNanos())
        .allMatch(span -> span.getEndEpochNanos() <= call.getEndEpochNanos());
    assertThat(requests.get(0).getAttributes().asMap())
        .isEqualTo(request(fake, 503).toBuilder().put("error.type", "503").build().asMap());
    assertThat(requests.get(0).getStatus().getStatusCode()).isEqualTo(StatusCode.ERROR);
    assertThat(requests.get(1).getAttributes().asMap())
        .isEqualTo(
            request(fake, 200).toBuilder().put("http.request.resend_count", 1).build().asMap());
    assertThat(requests.get(1).getStatus().getStatusCode()).isEqualTo(StatusCode.UNSET);
  }

  @Test
  void failureEndsSpansWithItsType() {
    assertThatExceptionOfType(NotFoundException.class)
        .isThrownBy(() -> buildkite.organization("acme").registries().get("none"));

    SpanData call = the("get a registry");
    assertThat(call.getStatus().getStatusCode()).isEqualTo(StatusCode.ERROR);
    assertThat(call.getAttributes().get(AttributeKey.stringKey("error.type")))
        .isEqualTo(NotFoundException.class.getName());
    assertThat(the("GET " + LIST + "/{registry}").getStatus().getStatusCode())
        .isEqualTo(StatusCode.ERROR);
  }

  @Test
  void callStandsUnderTheSpanOfItsCallerOnAnotherThreadToo() {
    Span job = TELEMETRY.getOpenTelemetry().getTracer("test").spanBuilder("job").startSpan();
    try (Scope inside = job.makeCurrent()) {
      assertThat(inside).isNotNull();
      Observed.onAnotherThread(buildkite).join();
    }
    job.end();

    assertThat(the("list the registries").getParentSpanId()).isEqualTo(the("job").getSpanId());
  }

  @Test
  void requestCarriesTheTraceOnlyIfToldTo(FakeBuildkite fake) {
    BuildkiteStart.slugs(buildkite);
    TELEMETRY.clearSpans();
    try (BuildkiteClient telling =
        fake.configure(BuildkiteClient.builder())
            .httpClient(Observed.telling(TELEMETRY.getOpenTelemetry()))
            .observer(new Tracing(TELEMETRY.getOpenTelemetry()))
            .build()) {
      BuildkiteStart.slugs(telling);
    }

    List<RecordedCall> calls = fake.calls();
    assertThat(calls).hasSize(2);
    SpanData request = the("GET " + LIST);
    assertThat(calls.get(0).header("traceparent")).isEmpty();
    assertThat(calls.get(1).header("traceparent"))
        .hasValueSatisfying(
            parent ->
                assertThat(parent)
                    .startsWith("00-" + request.getTraceId() + "-" + request.getSpanId() + "-"));
  }

  @Test
  void tokenIsNowhereAndANameOnlyInTheSpanOfAPathThatTheCallerWrote(FakeBuildkite fake) {
    fake.addRegistry("acme", "debs", "debian");
    fake.addRegistry("acme", "gems", "ruby");

    buildkite.organization("acme").registries().get("debs");
    buildkite.send(ApiRequest.get("v2", "packages", "organizations", "acme", "registries", "gems"));

    assertThat(TELEMETRY.getSpans())
        .map(Object::toString)
        .hasSize(4)
        .noneMatch(text -> text.contains("debs") || text.contains(fake.token()));
    SpanData own = the("GET");
    assertThat(own.getAttributes().get(AttributeKey.stringKey("url.full")))
        .endsWith("acme/registries/gems");
    assertThat(own.getAttributes().get(AttributeKey.stringKey("url.template"))).isNull();
  }

  @Test
  void everyCallIsMeasuredAndTraced(FakeBuildkite fake) {
    SimpleMeterRegistry registry = new SimpleMeterRegistry();
    String baseUrl = fake.baseUrl().toString();
    Secret token = Secret.of(fake.token());
    try (BuildkiteClient measured = Observed.measured(baseUrl, token, registry);
        BuildkiteClient both =
            Observed.both(baseUrl, token, registry, TELEMETRY.getOpenTelemetry())) {
      BuildkiteStart.slugs(measured);
      BuildkiteStart.slugs(both);
    }

    assertThat(registry.get("http.client.request.duration").timer().count()).isEqualTo(2);
    assertThat(TELEMETRY.getSpans()).hasSize(2);
  }
}
