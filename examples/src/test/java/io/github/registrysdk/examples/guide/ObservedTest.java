package io.github.registrysdk.examples.guide;

import static io.github.registrysdk.testing.BuildkiteOperation.LIST_REGISTRIES;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.registrysdk.buildkite.BuildkiteClient;
import io.github.registrysdk.core.ApiRequest;
import io.github.registrysdk.core.CallObserver;
import io.github.registrysdk.core.NotFoundException;
import io.github.registrysdk.core.Secret;
import io.github.registrysdk.core.toolkit.TestSeams;
import io.github.registrysdk.testing.FakeBuildkite;
import io.github.registrysdk.testing.FakeBuildkiteExtension;
import io.github.registrysdk.testing.Fault;
import io.github.registrysdk.testing.RecordedCall;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
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
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The names and tags of meters, the names and attributes of spans, and the parent of each span. */
@ExtendWith(FakeBuildkiteExtension.class)
final class ObservedTest {
  @RegisterExtension
  static final OpenTelemetryExtension TELEMETRY = OpenTelemetryExtension.create();

  private static final String LIST = "/v2/packages/organizations/{organization}/registries";
  private static final Tags LISTING =
      Tags.of("provider", "buildkite", "operation", "list the registries");

  private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
  private BuildkiteClient buildkite;

  @BeforeEach
  void connect(FakeBuildkite fake) {
    CallObserver metrics = new Metrics(registry);
    CallObserver tracing = new Tracing(TELEMETRY.getOpenTelemetry());
    buildkite =
        TestSeams.sleeper(fake.configure(BuildkiteClient.builder()), delay -> {})
            .observer(
                event -> {
                  metrics.on(event);
                  tracing.on(event);
                })
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

  private static Tags request(FakeBuildkite fake, String status, String error) {
    return Tags.of(
        "http.request.method",
        "GET",
        "server.address",
        fake.baseUrl().getHost(),
        "server.port",
        String.valueOf(fake.baseUrl().getPort()),
        "url.template",
        LIST,
        "http.response.status_code",
        status,
        "error.type",
        error);
  }

  private Timer timer(String name, Tags tags) {
    List<Timer> found =
        registry.find(name).timers().stream()
            .filter(timer -> Tags.of(timer.getId().getTags()).equals(tags))
            .toList();
    assertThat(found).as("%s %s among %s", name, tags, registry.getMetersAsString()).hasSize(1);
    return found.get(0);
  }

  @Test
  void retryIsASecondSpanUnderTheCallAndASecondTimedRequest(FakeBuildkite fake) {
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

    Timer refused = timer("http.client.request.duration", request(fake, "503", "503"));
    Timer answered = timer("http.client.request.duration", request(fake, "200", "none"));
    assertThat(refused.count()).isOne();
    assertThat(answered.count()).isOne();
    assertThat(answered.totalTime(TimeUnit.NANOSECONDS)).isPositive();
    Timer waited = timer("registry.client.wait.duration", LISTING.and("reason", "STATUS_503"));
    assertThat(waited.count()).isOne();
    Timer whole = timer("registry.client.call.duration", LISTING.and("error.type", "none"));
    assertThat(whole.count()).isOne();
    assertThat(whole.totalTime(TimeUnit.NANOSECONDS))
        .isGreaterThanOrEqualTo(answered.totalTime(TimeUnit.NANOSECONDS));
    DistributionSummary attempts = registry.get("registry.client.call.attempts").summary();
    assertThat(attempts.count()).isOne();
    assertThat(attempts.totalAmount()).isEqualTo(2);
    assertThat(registry.getMeters()).hasSize(5);
  }

  @Test
  void failureEndsSpansAndTimersWithItsType() {
    assertThatExceptionOfType(NotFoundException.class)
        .isThrownBy(() -> buildkite.organization("acme").registries().get("none"));

    SpanData call = the("get a registry");
    assertThat(call.getStatus().getStatusCode()).isEqualTo(StatusCode.ERROR);
    assertThat(call.getAttributes().get(AttributeKey.stringKey("error.type")))
        .isEqualTo(NotFoundException.class.getName());
    assertThat(the("GET " + LIST + "/{registry}").getStatus().getStatusCode())
        .isEqualTo(StatusCode.ERROR);
    assertThat(registry.get("registry.client.call.duration").timer().getId().getTag("error.type"))
        .isEqualTo(NotFoundException.class.getName());
    assertThat(registry.get("http.client.request.duration").timer().getId().getTag("error.type"))
        .isEqualTo("404");
  }

  @Test
  void lostResponseHasNoStatus(FakeBuildkite fake) {
    fake.faults().on(LIST_REGISTRIES).once(Fault.dropBeforeEffect());

    BuildkiteStart.slugs(buildkite);

    Timer lost =
        registry
            .get("http.client.request.duration")
            .tag("http.response.status_code", "none")
            .timer();
    assertThat(lost.getId().getTag("error.type")).isEqualTo("CONNECTION_LOST");
    assertThat(lost.count()).isOne();
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
    // A meter for each registry or package would be too many.
    assertThat(registry.getMeters())
        .extracting(Meter::getId)
        .flatExtracting(Meter.Id::getTags)
        .extracting(Tag::getValue)
        .contains("none", LIST + "/{registry}")
        .noneMatch(
            value -> value.contains("acme") || value.contains("debs") || value.contains("gems"))
        .noneMatch(value -> value.contains(fake.token()));
  }

  @Test
  void bothAreNotifiedOfEveryCall(FakeBuildkite fake) {
    try (BuildkiteClient both =
        Observed.both(
            fake.baseUrl().toString(),
            Secret.of(fake.token()),
            registry,
            TELEMETRY.getOpenTelemetry())) {
      BuildkiteStart.slugs(both);
    }

    assertThat(registry.get("http.client.request.duration").timer().count()).isOne();
    assertThat(TELEMETRY.getSpans()).hasSize(2);
  }
}
