package io.github.registrysdk.micrometer;

import io.github.registrysdk.core.CallEvent;
import io.github.registrysdk.core.CallObserver;
import io.github.registrysdk.core.SdkException;
import io.micrometer.common.KeyValues;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationRegistry;
import io.micrometer.observation.transport.Kind;
import io.micrometer.observation.transport.SenderContext;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Reports the calls of clients to an {@code ObservationRegistry} of Micrometer, whose handlers make
 * metrics and traces of them. Pass it to {@code observer(...)} of the builder of a client. Several
 * clients can share an observer.
 *
 * <table>
 *   <caption>Observations</caption>
 *   <tr><th>observation</th><th>is</th><th>low-cardinality key values</th></tr>
 *   <tr>
 *     <td>{@code registry.client.call.duration}</td>
 *     <td>a call, including retries and waits</td>
 *     <td>{@code registry.provider}, {@code registry.operation}, {@code registry.outcome}, {@code
 *     error.type}</td>
 *   </tr>
 *   <tr>
 *     <td>{@code http.client.request.duration}</td>
 *     <td>an attempt, whose parent is the observation of its call</td>
 *     <td>{@code http.request.method}, {@code server.address}, {@code server.port}, {@code
 *     url.template}, {@code http.response.status_code}, {@code error.type}</td>
 *   </tr>
 * </table>
 *
 * <p>Names and values are those of {@link MicrometerObserver}. Do not measure a client with both,
 * except with {@link MicrometerObserver#withObservations}. A repeated attempt also has the
 * high-cardinality key value {@code http.request.resend_count}, which is 1 for the second attempt.
 *
 * <p>A wait is the event {@code wait} of the observation of its call. The contextual name of the
 * event is {@code registry.client.wait} and the reason, such as {@code registry.client.wait
 * STATUS_503}.
 *
 * <p>An observation is the current one of the thread while the call or the attempt runs. The parent
 * of the observation of a call is the one that was current when the call started. If a handler
 * throws an exception, the observations still end, and the scopes are still closed.
 *
 * <p>No key value contains the name of an organization, a registry or a package, or a secret. The
 * error of the observation of a call is the exception of the call. Its message can contain such
 * names, but no secret.
 */
public final class ObservationObserver implements CallObserver {
  private final ObservationRegistry registry;
  private final Map<Long, Open> calls = new ConcurrentHashMap<>();
  private final Map<Long, Open> attempts = new ConcurrentHashMap<>();

  /**
   * Creates an observer.
   *
   * @param registry the registry whose handlers are notified
   */
  public ObservationObserver(ObservationRegistry registry) {
    this.registry = Objects.requireNonNull(registry, "registry");
  }

  /**
   * Returns the header {@code traceparent} that a tracing handler has set for the attempt that the
   * calling thread runs. Pass this method to {@code traceParent(...)} of the builder of a client,
   * and the server of the client's base URL can continue the trace.
   *
   * @return the value of the header, or null if there is no attempt, or no tracing handler that
   *     propagates in the format of W3C Trace Context
   */
  public @Nullable String currentTraceParent() {
    Observation current = registry.getCurrentObservation();
    return current != null && current.getContext() instanceof Attempt attempt
        ? attempt.traceParent
        : null;
  }

  @Override
  public void on(CallEvent event) {
    CallEvent.Call call = event.call();
    if (event instanceof CallEvent.CallStarted) {
      open(calls, call, callStarted(call));
    } else if (event instanceof CallEvent.AttemptStarted started) {
      open(attempts, call, attemptStarted(started));
    } else if (event instanceof CallEvent.AttemptEnded ended) {
      close(attempts.remove(call.id()), Names.result(ended), null);
    } else if (event instanceof CallEvent.Waiting waiting) {
      waiting(waiting);
    } else if (event instanceof CallEvent.CallEnded ended) {
      callEnded(ended);
    }
  }

  private Observation callStarted(CallEvent.Call call) {
    return Observation.createNotStarted(Names.CALL, registry)
        .contextualName(call.operation())
        .lowCardinalityKeyValues(KeyValues.of(Names.call(call)));
  }

  private Observation attemptStarted(CallEvent.AttemptStarted started) {
    CallEvent.Call call = started.call();
    Observation attempt =
        Observation.createNotStarted(Names.ATTEMPT, () -> new Attempt(call.provider()), registry)
            .contextualName(call.hasTemplate() ? call.method() + " " + call.path() : call.method())
            .lowCardinalityKeyValues(KeyValues.of(Names.request(call)));
    return started.attempt() == 1
        ? attempt
        : attempt.highCardinalityKeyValue(
            "http.request.resend_count", String.valueOf(started.attempt() - 1));
  }

  private void waiting(CallEvent.Waiting waiting) {
    Open call = calls.get(waiting.call().id());
    if (call != null) {
      call.observation().event(Observation.Event.of("wait", Names.WAIT + " " + waiting.reason()));
    }
  }

  private void callEnded(CallEvent.CallEnded ended) {
    Open attempt = attempts.remove(ended.call().id());
    Open call = calls.remove(ended.call().id());
    try {
      close(attempt, Names.noResult(), null);
    } finally {
      close(call, Names.result(ended), ended.failure());
    }
  }

  /** Later observations become its children, because all events of a call are on one thread. */
  @SuppressWarnings({"MustBeClosedChecker", "ReferenceEquality"}) // its end event closes it
  private void open(Map<Long, Open> open, CallEvent.Call call, Observation observation) {
    Observation.Scope outer = registry.getCurrentObservationScope();
    Observation.Scope scope = outer;
    try {
      scope = observation.start().openScope();
    } catch (Throwable e) { // Micrometer sets the scope before it notifies handlers of it.
      scope = registry.getCurrentObservationScope();
      throw e;
    } finally {
      open.put(call.id(), new Open(observation, scope == outer ? null : scope, outer));
    }
  }

  /** Does each step, whatever a handler throws in the steps before. */
  private void close(@Nullable Open open, String[] result, @Nullable SdkException failure) {
    if (open == null) {
      return;
    }
    try {
      open.close(registry);
    } finally {
      open.stop(result, failure);
    }
  }

  private record Open(
      Observation observation,
      Observation.@Nullable Scope scope,
      Observation.@Nullable Scope outer) {

    void close(ObservationRegistry registry) {
      if (scope != null) {
        try {
          scope.close();
        } finally { // Micrometer does not restore it if a handler throws.
          registry.setCurrentObservationScope(outer);
        }
      }
    }

    void stop(String[] result, @Nullable SdkException failure) {
      try {
        if (failure != null) {
          observation.error(failure);
        }
      } finally {
        observation.lowCardinalityKeyValues(KeyValues.of(result)).stop();
      }
    }
  }

  /** What a tracing handler writes headers to. Only the one that can be sent is kept. */
  private static final class Attempt extends SenderContext<Attempt> {
    private @Nullable String traceParent;

    Attempt(String provider) {
      super(Attempt::set, Kind.CLIENT);
      setCarrier(this);
      setRemoteServiceName(provider);
    }

    private static void set(@Nullable Attempt attempt, String header, String value) {
      if (attempt != null && header.equalsIgnoreCase("traceparent")) {
        attempt.traceParent = value;
      }
    }
  }
}
