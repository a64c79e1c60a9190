package io.github.registrysdk.micrometer;

import static io.github.registrysdk.testing.BuildkiteOperation.LIST_REGISTRIES;
import static io.github.registrysdk.testing.BuildkiteOperation.PRESIGN_UPLOAD;
import static io.github.registrysdk.testing.BuildkiteOperation.PUBLISH_PACKAGE;
import static io.github.registrysdk.testing.BuildkiteOperation.STORE_UPLOAD;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;

import io.github.registrysdk.buildkite.BuildkiteClient;
import io.github.registrysdk.buildkite.PackageRegistryService;
import io.github.registrysdk.buildkite.PublishVia;
import io.github.registrysdk.core.ApiRequest;
import io.github.registrysdk.core.CallEvent;
import io.github.registrysdk.core.NotFoundException;
import io.github.registrysdk.core.ServerException;
import io.github.registrysdk.core.TransportException;
import io.github.registrysdk.core.Upload;
import io.github.registrysdk.core.toolkit.TestSeams;
import io.github.registrysdk.testing.FakeBuildkite;
import io.github.registrysdk.testing.FakeBuildkiteExtension;
import io.github.registrysdk.testing.Fault;
import io.micrometer.common.KeyValue;
import io.micrometer.common.KeyValues;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationHandler;
import io.micrometer.observation.ObservationRegistry;
import io.micrometer.observation.tck.TestObservationRegistry;
import io.micrometer.observation.tck.TestObservationRegistryAssert;
import io.micrometer.tracing.Span;
import io.micrometer.tracing.TraceContext;
import io.micrometer.tracing.handler.PropagatingSenderTracingObservationHandler;
import io.micrometer.tracing.propagation.Propagator;
import io.micrometer.tracing.test.simple.SimpleTracer;
import java.util.ArrayList;
import java.util.List;
import okhttp3.OkHttpClient;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The parents, names and key values of observations, and the header that a handler sets. */
@ExtendWith(FakeBuildkiteExtension.class)
final class ObservationObserverTest {
  private static final String LIST = "/v2/packages/organizations/{organization}/registries";

  private final TestObservationRegistry registry = TestObservationRegistry.create();
  private final ObservationObserver observer = new ObservationObserver(registry);
  private final List<Observation.Context> stopped = new ArrayList<>();
  private final List<String> events = new ArrayList<>();
  private final List<String> headers = new ArrayList<>();
  private final SimpleTracer tracer = new SimpleTracer();
  private BuildkiteClient buildkite;

  @BeforeEach
  void connect(FakeBuildkite fake) {
    registry.observationConfig().observationHandler(new Recorder());
    buildkite = builder(fake, observer).build();
  }

  private static BuildkiteClient.Builder builder(FakeBuildkite fake, ObservationObserver observer) {
    return TestSeams.sleeper(fake.configure(BuildkiteClient.builder()), delay -> {})
        .observer(observer);
  }

  @AfterEach
  void close() {
    buildkite.close();
    assertThat(registry.getCurrentObservationScope()).as("a scope is left open").isNull();
  }

  private final class Recorder implements ObservationHandler<Observation.Context> {
    @Override
    public void onEvent(Observation.Event event, Observation.Context context) {
      events.add(context.getContextualName() + ": " + event.getContextualName());
    }

    @Override
    public void onStop(Observation.Context context) {
      stopped.add(context);
    }

    @Override
    public boolean supportsContext(Observation.Context context) {
      return true;
    }
  }

  /** What a propagator of W3C Trace Context sets, and what the client does not send. */
  private final class Headers implements Propagator {
    @Override
    public List<String> fields() {
      return List.of("traceparent", "tracestate", "baggage");
    }

    @Override
    public <C> void inject(TraceContext context, C carrier, Setter<C> setter) {
      headers.add("00-%032x-%016x-01".formatted(1, headers.size() + 1));
      setter.set(carrier, "traceparent", headers.get(headers.size() - 1));
      setter.set(carrier, "tracestate", "user=hunter2");
      setter.set(carrier, "baggage", "user=hunter2");
    }

    @Override
    public <C> Span.Builder extract(C carrier, Getter<C> getter) {
      throw new UnsupportedOperationException();
    }
  }

  private static KeyValues attempt(FakeBuildkite fake, String status, String error) {
    return KeyValues.of(MicrometerObserverTest.request(fake, status, error));
  }

  @Test
  void callIsTheParentOfItsAttemptsAndHasAnEventForEachWait(FakeBuildkite fake) {
    fake.faults().on(LIST_REGISTRIES).once(Fault.status(503));

    Observation outer = Observation.start("outer", registry);
    outer.scoped(
        () -> assertThat(buildkite.organization("acme").registries().list().stream()).isEmpty());

    TestObservationRegistryAssert.assertThat(registry)
        .hasNumberOfObservationsEqualTo(4)
        .hasNumberOfObservationsWithNameEqualTo("http.client.request.duration", 2)
        .hasObservationWithNameEqualTo("registry.client.call.duration")
        .that()
        .hasBeenStopped()
        .doesNotHaveError()
        .hasContextualNameEqualTo("list the registries")
        .hasParentObservationEqualTo(outer)
        .hasLowCardinalityKeyValue("registry.provider", "buildkite")
        .hasLowCardinalityKeyValue("registry.operation", "list the registries")
        .hasLowCardinalityKeyValue("registry.outcome", "success")
        .hasLowCardinalityKeyValue("error.type", "none");
    assertThat(events).containsExactly("list the registries: registry.client.wait STATUS_503");
    assertThat(stopped)
        .extracting(Observation.Context::getContextualName)
        .containsExactly("GET " + LIST, "GET " + LIST, "list the registries");
    Observation.Context call = stopped.get(2);
    assertThat(stopped.subList(0, 2))
        .allSatisfy(
            attempt -> assertThat(attempt.getParentObservation().getContextView()).isSameAs(call))
        .extracting(Observation.Context::getLowCardinalityKeyValues)
        .containsExactly(attempt(fake, "503", "503"), attempt(fake, "200", "none"));
    assertThat(stopped)
        .extracting(Observation.Context::getHighCardinalityKeyValues)
        .containsExactly(
            KeyValues.empty(), KeyValues.of("http.request.resend_count", "1"), KeyValues.empty());
    outer.stop();
  }

  @Test
  void exceptionIsTheErrorOfTheCall() {
    NotFoundException e =
        catchThrowableOfType(
            NotFoundException.class, () -> buildkite.organization("acme").registries().get("none"));

    assertThat(stopped)
        .extracting(
            Observation.Context::getError,
            context -> context.getLowCardinalityKeyValue("error.type").getValue())
        .containsExactly(tuple(null, "404"), tuple(e, NotFoundException.class.getName()));
  }

  /** There is no event of the end of such an attempt. */
  @Test
  void errorInAnAttemptStopsAllObservations(FakeBuildkite fake) {
    OkHttpClient http = MicrometerObserverTest.broken();
    try (BuildkiteClient client = builder(fake, observer).httpClient(http).build()) {
      assertThatExceptionOfType(LinkageError.class)
          .isThrownBy(() -> client.organization("acme").registries().get("broken"));
    }

    assertThat(stopped)
        .extracting(context -> context.getLowCardinalityKeyValue("error.type").getValue())
        .containsExactly("_OTHER", TransportException.class.getName());
    Observation.Context call = stopped.get(1);
    assertThat(call.getError()).isInstanceOf(TransportException.class);
    assertThat(call.getLowCardinalityKeyValue("registry.outcome").getValue()).isEqualTo("failure");
  }

  /** Micrometer does not catch what a handler throws. */
  private static final class Failing implements ObservationHandler<Observation.Context> {
    private final String method;
    private boolean armed;

    Failing(String method) {
      this.method = method;
    }

    private void in(String called) {
      if (armed && called.equals(method)) {
        throw new IllegalStateException("in a handler");
      }
    }

    @Override
    public void onStart(Observation.Context context) {
      in("onStart");
    }

    @Override
    public void onError(Observation.Context context) {
      in("onError");
    }

    @Override
    public void onScopeOpened(Observation.Context context) {
      in("onScopeOpened");
    }

    @Override
    public void onScopeClosed(Observation.Context context) {
      in("onScopeClosed");
    }

    @Override
    public void onStop(Observation.Context context) {
      in("onStop");
    }

    @Override
    public boolean supportsContext(Observation.Context context) {
      return true;
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"onStart", "onError", "onScopeOpened", "onScopeClosed", "onStop"})
  void handlerThatThrowsLeavesNothingOpen(String method, FakeBuildkite fake) {
    Failing failing = new Failing(method);
    ObservationRegistry own = ObservationRegistry.create();
    own.observationConfig().observationHandler(failing).observationHandler(new Recorder());
    ObservationObserver any = new ObservationObserver(own);
    List<CallEvent> ends = new ArrayList<>();
    Observation outer = Observation.start("outer", own);
    OkHttpClient http = MicrometerObserverTest.broken();
    try (BuildkiteClient client = builder(fake, any).observer(ends::add).httpClient(http).build();
        Observation.Scope scope = outer.openScope()) {
      PackageRegistryService registries = client.organization("acme").registries();
      failing.armed = true;
      assertThatExceptionOfType(NotFoundException.class).isThrownBy(() -> registries.get("none"));
      assertThatExceptionOfType(LinkageError.class).isThrownBy(() -> registries.get("broken"));
      failing.armed = false;
      assertThat(own.getCurrentObservationScope()).isSameAs(scope);
    }

    assertThat(stopped)
        .extracting(context -> context.getLowCardinalityKeyValue("error.type").getValue())
        .containsExactly(
            "404", NotFoundException.class.getName(), "_OTHER", TransportException.class.getName());
    ends.removeIf(
        event ->
            event instanceof CallEvent.CallStarted || event instanceof CallEvent.AttemptStarted);
    assertThat(ends).hasSize(3).allSatisfy(any::on);
    assertThat(stopped).as("an ended observation is kept").hasSize(4);
  }

  /** The handlers that were notified of a scope are notified of its end. */
  @Test
  void scopeIsClosedThatALaterHandlerRefused(FakeBuildkite fake) {
    Failing failing = new Failing("onScopeOpened");
    tracing(fake).close();
    registry.observationConfig().observationHandler(failing);
    failing.armed = true;

    assertThat(buildkite.organization("acme").registries().list().stream()).isEmpty();

    assertThat(tracer.getSpans()).hasSize(1);
    assertThat(tracer.currentSpan()).isNull();
  }

  @Test
  void parentOfACallOnAnotherThreadIsTheObservationWhoseScopeIsOpenThere() {
    Observation parent = Observation.start("parent", registry);
    buildkite.async(() -> parent.scoped(this::list)).join();
    parent.scoped(() -> buildkite.async(this::list).join());
    parent.stop();

    assertThat(stopped)
        .filteredOn(context -> context.getName().equals("registry.client.call.duration"))
        .extracting(Observation.Context::getParentObservation)
        .containsExactly(parent, null);
  }

  private long list() {
    return buildkite.organization("acme").registries().list().stream().count();
  }

  @Test
  void keyValuesContainNoNamesAndNoSecrets(FakeBuildkite fake) {
    fake.addRegistry("acme", "debs", "debian");
    String created =
        buildkite.organization("acme").registry("debs").tokens().create("ci").secret().reveal();
    assertThatExceptionOfType(ServerException.class)
        .isThrownBy(() -> buildkite.send(ApiRequest.get("v2", "acme", created, fake.token())));

    assertThat(stopped).hasSize(4);
    assertThat(stopped.stream().flatMap(context -> context.getAllKeyValues().stream()))
        .extracting(KeyValue::getValue)
        .noneMatch(text -> text.contains("acme") || text.contains("debs"))
        .noneMatch(text -> text.contains(created) || text.contains(fake.token()));
    assertThat(stopped)
        .extracting(Observation.Context::getContextualName)
        .contains("GET")
        .noneMatch(text -> text.contains("acme") || text.contains(created));
  }

  private BuildkiteClient tracing(FakeBuildkite fake) {
    registry
        .observationConfig()
        .observationHandler(
            new PropagatingSenderTracingObservationHandler<>(tracer, new Headers()));
    return builder(fake, observer).traceParent(observer::currentTraceParent).build();
  }

  @Test
  void eachAttemptSendsTheHeaderThatItsTracingHandlerSets(FakeBuildkite fake) {
    fake.faults().on(LIST_REGISTRIES).once(Fault.status(503));
    try (BuildkiteClient tracing = tracing(fake)) {
      assertThat(tracing.organization("acme").registries().list().stream()).isEmpty();
    }

    assertThat(tracer.getSpans())
        .hasSize(2)
        .allMatch(span -> span.getKind() == Span.Kind.CLIENT)
        .allMatch(span -> span.getName().equals("GET " + LIST));
    assertThat(fake.calls())
        .extracting(call -> call.header("traceparent").orElse("none"))
        .hasSize(2)
        .containsExactlyElementsOf(headers);
    assertThat(fake.calls())
        .allMatch(call -> call.header("tracestate").isEmpty())
        .allMatch(call -> call.header("baggage").isEmpty());
  }

  @Test
  void uploadStorageReceivesNoTraceHeader(FakeBuildkite fake) {
    fake.addRegistry("acme", "debs", "debian");
    try (BuildkiteClient tracing = tracing(fake)) {
      tracing
          .organization("acme")
          .registry("debs")
          .packages()
          .publish(Upload.bytes("banana_1.0.0_all.deb", new byte[10]), PublishVia.STORAGE);
    }

    assertThat(fake.calls())
        .extracting(
            call -> call.operation().orElseThrow(), call -> call.header("traceparent").isPresent())
        .containsExactly(
            tuple(PRESIGN_UPLOAD, true), tuple(STORE_UPLOAD, false), tuple(PUBLISH_PACKAGE, true));
  }

  @Test
  void withoutATracingHandlerThereIsNoHeader(FakeBuildkite fake) {
    for (ObservationRegistry any : List.of(registry, ObservationRegistry.NOOP)) {
      ObservationObserver own = new ObservationObserver(any);
      try (BuildkiteClient untraced =
          builder(fake, own).traceParent(own::currentTraceParent).build()) {
        assertThat(untraced.organization("acme").registries().list().stream()).isEmpty();
      }
      assertThat(own.currentTraceParent()).isNull();
    }

    assertThat(fake.calls()).hasSize(2).allMatch(call -> call.header("traceparent").isEmpty());
  }
}
