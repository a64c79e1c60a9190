package io.github.registrysdk.opentelemetry;

import static io.github.registrysdk.testing.BuildkiteOperation.CREATE_REGISTRY;
import static io.github.registrysdk.testing.BuildkiteOperation.LIST_REGISTRIES;
import static io.github.registrysdk.testing.BuildkiteOperation.PRESIGN_UPLOAD;
import static io.github.registrysdk.testing.BuildkiteOperation.PUBLISH_PACKAGE;
import static io.github.registrysdk.testing.BuildkiteOperation.STORE_UPLOAD;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.tuple;

import io.github.registrysdk.buildkite.BuildkiteClient;
import io.github.registrysdk.buildkite.CreatePackageRegistry;
import io.github.registrysdk.buildkite.PackageRegistryService;
import io.github.registrysdk.buildkite.PublishVia;
import io.github.registrysdk.buildkite.model.Ecosystem;
import io.github.registrysdk.core.ApiRequest;
import io.github.registrysdk.core.CallEvent;
import io.github.registrysdk.core.NotFoundException;
import io.github.registrysdk.core.OutcomeUnknownException;
import io.github.registrysdk.core.ServerException;
import io.github.registrysdk.core.TransportException;
import io.github.registrysdk.core.Upload;
import io.github.registrysdk.core.toolkit.TestSeams;
import io.github.registrysdk.testing.FakeBuildkite;
import io.github.registrysdk.testing.FakeBuildkiteExtension;
import io.github.registrysdk.testing.Fault;
import io.github.registrysdk.testing.RecordedCall;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.sdk.metrics.data.HistogramPointData;
import io.opentelemetry.sdk.metrics.data.MetricData;
import io.opentelemetry.sdk.testing.junit5.OpenTelemetryExtension;
import io.opentelemetry.sdk.trace.data.SpanData;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import okhttp3.OkHttpClient;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The names and attributes of spans and histograms, the parent of each span, and the header. */
@ExtendWith(FakeBuildkiteExtension.class)
final class OpenTelemetryObserverTest {
  @RegisterExtension
  static final OpenTelemetryExtension TELEMETRY = OpenTelemetryExtension.create();

  private static final String LIST = "/v2/packages/organizations/{organization}/registries";

  private OpenTelemetryObserver observer;
  private BuildkiteClient buildkite;

  @BeforeEach
  void connect(FakeBuildkite fake) {
    // Not sooner: the extension forgets the instruments of the test before.
    observer = new OpenTelemetryObserver(TELEMETRY.getOpenTelemetry());
    buildkite = builder(fake).build();
  }

  private BuildkiteClient.Builder builder(FakeBuildkite fake) {
    return TestSeams.sleeper(fake.configure(BuildkiteClient.builder()), delay -> {})
        .observer(observer);
  }

  @AfterEach
  void close() {
    buildkite.close();
    assertThat(Span.current()).as("a scope is left open").isSameAs(Span.getInvalid());
  }

  private PackageRegistryService registries() {
    return buildkite.organization("acme").registries();
  }

  private static SpanData the(String name) {
    return TELEMETRY.getSpans().stream()
        .filter(span -> span.getName().equals(name))
        .findFirst()
        .orElseThrow(() -> new AssertionError(name + " is not among " + TELEMETRY.getSpans()));
  }

  private static List<HistogramPointData> points(String name) {
    MetricData found =
        TELEMETRY.getMetrics().stream()
            .filter(metric -> metric.getName().equals(name))
            .findFirst()
            .orElseThrow();
    assertThat(found.getUnit()).isEqualTo("s");
    return List.copyOf(found.getHistogramData().getPoints());
  }

  private static String text(Attributes attributes, String key) {
    return attributes.get(AttributeKey.stringKey(key));
  }

  private static Attributes request(FakeBuildkite fake, int status) {
    return Attributes.builder()
        .put("http.request.method", "GET")
        .put("server.address", fake.baseUrl().getHost())
        .put("server.port", fake.baseUrl().getPort())
        .put("url.template", LIST)
        .put("http.response.status_code", status)
        .build();
  }

  private static Attributes failed(FakeBuildkite fake) {
    return request(fake, 503).toBuilder().put("error.type", "503").build();
  }

  private static Map<AttributeKey<?>, Object> span(FakeBuildkite fake, Attributes request) {
    String origin = "http://" + fake.baseUrl().getHost() + ":" + fake.baseUrl().getPort();
    return request.toBuilder().put("url.full", origin + LIST).build().asMap();
  }

  @Test
  void callHasASpanWithASpanForEachAttemptAndAnEventForEachWait(FakeBuildkite fake) {
    fake.faults().on(LIST_REGISTRIES).once(Fault.status(503));

    assertThat(registries().list().stream()).isEmpty();

    assertThat(TELEMETRY.getSpans()).hasSize(3);
    SpanData call = the("list the registries");
    assertThat(call.getParentSpanContext().isValid()).isFalse();
    assertThat(call.getKind()).isEqualTo(SpanKind.INTERNAL);
    assertThat(call.getStatus().getStatusCode()).isEqualTo(StatusCode.UNSET);
    assertThat(call.getAttributes().asMap())
        .isEqualTo(
            Attributes.builder()
                .put("registry.provider", "buildkite")
                .put("registry.operation", "list the registries")
                .put("registry.outcome", "success")
                .build()
                .asMap());
    assertThat(call.getEvents()).hasSize(1);
    assertThat(call.getEvents().get(0).getName()).isEqualTo("registry.client.wait");
    Attributes wait = call.getEvents().get(0).getAttributes();
    assertThat(text(wait, "registry.wait.reason")).isEqualTo("STATUS_503");
    assertThat(wait.get(AttributeKey.doubleKey("registry.wait.duration"))).isBetween(0.0, 60.0);

    List<SpanData> attempts =
        TELEMETRY.getSpans().stream().filter(span -> span.getName().equals("GET " + LIST)).toList();
    assertThat(attempts)
        .hasSize(2)
        .allMatch(span -> span.getParentSpanId().equals(call.getSpanId()))
        .allMatch(span -> span.getKind() == SpanKind.CLIENT);
    assertThat(attempts.get(0).getAttributes().asMap()).isEqualTo(span(fake, failed(fake)));
    assertThat(attempts.get(0).getStatus().getStatusCode()).isEqualTo(StatusCode.ERROR);
    Attributes second = request(fake, 200).toBuilder().put("http.request.resend_count", 1).build();
    assertThat(attempts.get(1).getAttributes().asMap()).isEqualTo(span(fake, second));
    assertThat(attempts.get(1).getStatus().getStatusCode()).isEqualTo(StatusCode.UNSET);
  }

  @Test
  void attemptsAndCallsAreMeasuredInSeconds(FakeBuildkite fake) {
    fake.faults().on(LIST_REGISTRIES).once(Fault.status(503));

    assertThat(registries().list().stream()).isEmpty();

    assertThat(points("http.client.request.duration"))
        .extracting(HistogramPointData::getAttributes)
        .containsExactlyInAnyOrder(failed(fake), request(fake, 200));
    assertThat(points("registry.client.call.duration"))
        .singleElement()
        .matches(point -> point.getCount() == 1 && point.getSum() > 0 && point.getSum() < 60)
        .matches(point -> text(point.getAttributes(), "registry.outcome").equals("success"));
  }

  @Test
  void failureHasItsTypeAndStatus() {
    assertThatExceptionOfType(NotFoundException.class).isThrownBy(() -> registries().get("none"));

    SpanData call = the("get a registry");
    assertThat(call.getStatus().getStatusCode()).isEqualTo(StatusCode.ERROR);
    assertThat(text(call.getAttributes(), "registry.outcome")).isEqualTo("failure");
    assertThat(text(call.getAttributes(), "error.type"))
        .isEqualTo(NotFoundException.class.getName());
    SpanData attempt = the("GET " + LIST + "/{registry}");
    assertThat(attempt.getStatus().getStatusCode()).isEqualTo(StatusCode.ERROR);
    assertThat(text(attempt.getAttributes(), "error.type")).isEqualTo("404");
  }

  @Test
  void lostResponseOfAWriteIsAnUnknownOutcome(FakeBuildkite fake) {
    fake.faults().on(CREATE_REGISTRY).once(Fault.dropAfterEffect());

    assertThatExceptionOfType(OutcomeUnknownException.class)
        .isThrownBy(
            () ->
                registries()
                    .create(CreatePackageRegistry.builder("debs", Ecosystem.DEBIAN).build()));

    assertThat(text(the("create a registry").getAttributes(), "registry.outcome"))
        .isEqualTo("unknown");
    Attributes attempt = the("POST " + LIST).getAttributes();
    assertThat(text(attempt, "error.type")).isEqualTo("CONNECTION_LOST");
    assertThat(attempt.get(AttributeKey.longKey("http.response.status_code"))).isNull();
  }

  /** There is no event of the end of such an attempt. */
  @Test
  void errorInAnAttemptClosesAllSpans(FakeBuildkite fake) {
    OkHttpClient http =
        new OkHttpClient.Builder()
            .addInterceptor(
                chain -> {
                  throw new LinkageError("of a library");
                })
            .build();
    try (BuildkiteClient broken = builder(fake).httpClient(http).build()) {
      assertThatExceptionOfType(LinkageError.class)
          .isThrownBy(() -> broken.organization("acme").registries().get("debs"));
    }

    assertThat(TELEMETRY.getSpans())
        .hasSize(2)
        .allMatch(span -> span.getStatus().getStatusCode() == StatusCode.ERROR)
        .extracting(span -> text(span.getAttributes(), "error.type"))
        .containsExactly("_OTHER", TransportException.class.getName());
  }

  @Test
  void noNamesAndNoSecretsAreShown(FakeBuildkite fake) {
    fake.addRegistry("acme", "debs", "debian");
    String created =
        buildkite.organization("acme").registry("debs").tokens().create("ci").secret().reveal();
    buildkite
        .organization("acme")
        .registry("debs")
        .packages()
        .publish(Upload.bytes("banana_1.0.0_all.deb", new byte[10]));
    assertThatExceptionOfType(ServerException.class)
        .isThrownBy(() -> buildkite.send(ApiRequest.get("v2", "acme", created, fake.token())));

    assertThat(text(the("GET").getAttributes(), "url.full")).endsWith("/REDACTED");
    assertThat(Stream.concat(TELEMETRY.getSpans().stream(), TELEMETRY.getMetrics().stream()))
        .map(String::valueOf)
        .hasSize(8)
        .noneMatch(text -> Stream.of("acme", "debs", "banana").anyMatch(text::contains))
        .noneMatch(text -> text.contains(created) || text.contains(fake.token()));
  }

  @Test
  void addressOfIpVersion6IsInBracketsInAUrl() {
    CallEvent.Call call =
        new CallEvent.Call(-1, "acme", "get", "GET", "http", "::1", 80, "/widgets", true);
    observer.on(new CallEvent.AttemptStarted(call, 1));
    observer.on(new CallEvent.AttemptEnded(call, 1, 200, Duration.ZERO, null));

    Attributes attempt = the("GET /widgets").getAttributes();
    assertThat(text(attempt, "server.address")).isEqualTo("::1");
    assertThat(text(attempt, "url.full")).isEqualTo("http://[::1]:80/widgets");
  }

  @Test
  void eachAttemptSendsItsOwnSpanInTheHeaderIfTheClientSaysSo(FakeBuildkite fake) {
    fake.faults().on(LIST_REGISTRIES).once(Fault.status(503));
    try (BuildkiteClient tracing =
        builder(fake).traceParent(OpenTelemetryObserver::currentTraceParent).build()) {
      assertThat(tracing.organization("acme").registries().list().stream()).isEmpty();
    }

    assertThat(fake.calls())
        .extracting(call -> call.header("traceparent").orElse("none"))
        .containsExactlyElementsOf(
            TELEMETRY.getSpans().stream()
                .filter(span -> span.getKind() == SpanKind.CLIENT)
                .map(SpanData::getSpanContext)
                .map(
                    span ->
                        String.join(
                            "-",
                            "00",
                            span.getTraceId(),
                            span.getSpanId(),
                            span.getTraceFlags().asHex()))
                .toList());
  }

  @Test
  void headerIsNotSentByDefault(FakeBuildkite fake) {
    assertThat(registries().list().stream()).isEmpty();

    assertThat(fake.calls()).singleElement().matches(call -> call.header("traceparent").isEmpty());
  }

  @Test
  void uploadStorageReceivesNoTraceHeader(FakeBuildkite fake) {
    fake.addRegistry("acme", "debs", "debian");
    try (BuildkiteClient tracing =
        builder(fake).traceParent(OpenTelemetryObserver::currentTraceParent).build()) {
      tracing
          .organization("acme")
          .registry("debs")
          .packages()
          .publish(Upload.bytes("banana_1.0.0_all.deb", new byte[10]), PublishVia.STORAGE);
    }

    // The storage of the fake has the origin of its API.
    assertThat(fake.calls())
        .extracting(call -> call.operation().orElseThrow(), this::isTraced)
        .containsExactly(
            tuple(PRESIGN_UPLOAD, true), tuple(STORE_UPLOAD, false), tuple(PUBLISH_PACKAGE, true));
  }

  private boolean isTraced(RecordedCall call) {
    return call.header("traceparent").isPresent();
  }

  @Test
  void withoutASpanThereIsNoHeader() {
    assertThat(OpenTelemetryObserver.currentTraceParent()).isNull();
  }
}
