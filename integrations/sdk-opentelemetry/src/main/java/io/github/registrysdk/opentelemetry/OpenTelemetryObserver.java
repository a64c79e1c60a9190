package io.github.registrysdk.opentelemetry;

import io.github.registrysdk.core.CallEvent;
import io.github.registrysdk.core.CallObserver;
import io.github.registrysdk.core.Effect;
import io.github.registrysdk.core.SdkException;
import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.common.AttributesBuilder;
import io.opentelemetry.api.metrics.DoubleHistogram;
import io.opentelemetry.api.metrics.Meter;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanBuilder;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Scope;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Traces and measures the calls of clients with OpenTelemetry. Pass it to {@code observer(...)} of
 * the builder of a client. Several clients can share an observer.
 *
 * <p>Each call has a span with the name of its operation, and each attempt of the call has a span
 * of kind {@code CLIENT} under it. A wait is an event of the span of the call. While a call or an
 * attempt runs, its span is the current span.
 *
 * <p>If the {@code OpenTelemetry} has a meter provider, the histogram {@code
 * http.client.request.duration} contains the durations of attempts, and the histogram {@code
 * registry.client.call.duration} the durations of calls. Both are in seconds.
 *
 * <p>The names are those of <a
 * href="https://opentelemetry.io/docs/specs/semconv/http/http-spans/">OpenTelemetry's conventions
 * for HTTP clients</a>. No span, attribute or event contains a secret, or the name of an
 * organization, a registry or a package.
 */
public final class OpenTelemetryObserver implements CallObserver {
  private static final String SCOPE = "io.github.registrysdk";
  private static final String SCHEMA = "https://opentelemetry.io/schemas/1.44.0";

  /** The boundaries, in seconds, that the conventions recommend. */
  private static final List<Double> BOUNDARIES =
      List.of(0.005, 0.01, 0.025, 0.05, 0.075, 0.1, 0.25, 0.5, 0.75, 1.0, 2.5, 5.0, 7.5, 10.0);

  private static final AttributeKey<String> METHOD = AttributeKey.stringKey("http.request.method");
  private static final AttributeKey<String> ADDRESS = AttributeKey.stringKey("server.address");
  private static final AttributeKey<Long> PORT = AttributeKey.longKey("server.port");
  private static final AttributeKey<String> TEMPLATE = AttributeKey.stringKey("url.template");
  private static final AttributeKey<String> URL = AttributeKey.stringKey("url.full");
  private static final AttributeKey<Long> STATUS =
      AttributeKey.longKey("http.response.status_code");
  private static final AttributeKey<Long> RESENT =
      AttributeKey.longKey("http.request.resend_count");
  private static final AttributeKey<String> ERROR = AttributeKey.stringKey("error.type");
  private static final AttributeKey<String> PROVIDER = AttributeKey.stringKey("registry.provider");
  private static final AttributeKey<String> OPERATION =
      AttributeKey.stringKey("registry.operation");
  private static final AttributeKey<String> OUTCOME = AttributeKey.stringKey("registry.outcome");
  private static final AttributeKey<Double> DELAY =
      AttributeKey.doubleKey("registry.wait.duration");
  private static final AttributeKey<String> REASON = AttributeKey.stringKey("registry.wait.reason");

  private record Open(Span span, Scope scope) {}

  private final Tracer tracer;
  private final DoubleHistogram requestDuration;
  private final DoubleHistogram callDuration;
  private final Map<Long, Open> calls = new ConcurrentHashMap<>();
  private final Map<Long, Open> attempts = new ConcurrentHashMap<>();

  /**
   * Creates an observer.
   *
   * @param telemetry where spans and measurements are sent
   */
  public OpenTelemetryObserver(OpenTelemetry telemetry) {
    this.tracer = telemetry.getTracerProvider().tracerBuilder(SCOPE).setSchemaUrl(SCHEMA).build();
    Meter meter = telemetry.getMeterProvider().meterBuilder(SCOPE).setSchemaUrl(SCHEMA).build();
    this.requestDuration =
        histogram(meter, "http.client.request.duration", "Duration of HTTP client requests.");
    this.callDuration =
        histogram(
            meter,
            "registry.client.call.duration",
            "Duration of calls, including retries and waits.");
  }

  private static DoubleHistogram histogram(Meter meter, String name, String description) {
    return meter
        .histogramBuilder(name)
        .setUnit("s")
        .setDescription(description)
        .setExplicitBucketBoundariesAdvice(BOUNDARIES)
        .build();
  }

  /**
   * Returns the current span in the format of the header {@code traceparent}. If you pass this
   * method to {@code traceParent(...)} of the builder of a client, the server of the base URL can
   * continue the trace.
   *
   * @return the value of the header, or null if there is no current span
   */
  public static @Nullable String currentTraceParent() {
    SpanContext span = Span.current().getSpanContext();
    return span.isValid()
        ? "00-" + span.getTraceId() + "-" + span.getSpanId() + "-" + span.getTraceFlags().asHex()
        : null;
  }

  @Override
  public void on(CallEvent event) {
    long id = event.call().id();
    if (event instanceof CallEvent.CallStarted) {
      SpanBuilder span = tracer.spanBuilder(event.call().operation());
      calls.put(id, open(span.setAllAttributes(call(event.call()).build())));
    } else if (event instanceof CallEvent.AttemptStarted started) {
      attempts.put(id, open(attempt(started)));
    } else if (event instanceof CallEvent.AttemptEnded ended) {
      attemptEnded(ended);
    } else if (event instanceof CallEvent.Waiting waiting) {
      waiting(waiting);
    } else if (event instanceof CallEvent.CallEnded ended) {
      callEnded(ended);
    }
  }

  private SpanBuilder attempt(CallEvent.AttemptStarted started) {
    CallEvent.Call call = started.call();
    // Without a template, the path may contain names, or what a caller put there by mistake.
    String path = call.hasTemplate() ? call.path() : "/REDACTED";
    SpanBuilder span =
        tracer
            .spanBuilder(call.hasTemplate() ? call.method() + " " + path : call.method())
            .setSpanKind(SpanKind.CLIENT)
            .setAllAttributes(server(call).put(URL, origin(call) + path).build());
    return started.attempt() == 1 ? span : span.setAttribute(RESENT, started.attempt() - 1L);
  }

  private void attemptEnded(CallEvent.AttemptEnded ended) {
    AttributesBuilder result = Attributes.builder();
    if (ended.status() != 0) {
      result.put(STATUS, (long) ended.status());
    }
    String problem = ended.problem();
    if (problem != null) {
      result.put(ERROR, problem.replace("STATUS_", ""));
    }
    Attributes known = result.build();
    requestDuration.record(seconds(ended.elapsed()), server(ended.call()).putAll(known).build());
    close(attempts.remove(ended.call().id()), known, problem != null);
  }

  private void waiting(CallEvent.Waiting waiting) {
    Open call = calls.get(waiting.call().id());
    if (call != null) {
      call.span()
          .addEvent(
              "registry.client.wait",
              Attributes.of(DELAY, seconds(waiting.delay()), REASON, waiting.reason()));
    }
  }

  private void callEnded(CallEvent.CallEnded ended) {
    CallEvent.Call call = ended.call();
    SdkException failure = ended.failure();
    AttributesBuilder result = call(call).put(OUTCOME, outcome(failure));
    if (failure != null) {
      result.put(ERROR, failure.getClass().getName());
    }
    Attributes known = result.build();
    // An attempt that an error of the JVM ended has no event.
    close(attempts.remove(call.id()), Attributes.of(ERROR, "_OTHER"), true);
    callDuration.record(seconds(ended.elapsed()), known);
    close(calls.remove(call.id()), known, failure != null);
  }

  private static AttributesBuilder call(CallEvent.Call call) {
    return Attributes.builder().put(PROVIDER, call.provider()).put(OPERATION, call.operation());
  }

  /** The attributes of a request that its span and its measurement have in common. */
  private static AttributesBuilder server(CallEvent.Call call) {
    AttributesBuilder attributes =
        Attributes.builder()
            .put(METHOD, call.method())
            .put(ADDRESS, call.host())
            .put(PORT, (long) call.port());
    return call.hasTemplate() ? attributes.put(TEMPLATE, call.path()) : attributes;
  }

  private static String origin(CallEvent.Call call) {
    String host = call.host().contains(":") ? "[" + call.host() + "]" : call.host();
    return call.scheme() + "://" + host + ":" + call.port();
  }

  private static String outcome(@Nullable SdkException failure) {
    if (failure == null) {
      return "success";
    }
    return failure.effect() == Effect.UNKNOWN ? "unknown" : "failure";
  }

  private static double seconds(Duration duration) {
    return duration.toNanos() / 1e9;
  }

  /** Later spans become its children, because all events of a call are on one thread. */
  @SuppressWarnings("MustBeClosedChecker") // closed by the event that ends it
  private static Open open(SpanBuilder builder) {
    Span span = builder.startSpan();
    return new Open(span, span.makeCurrent());
  }

  private static void close(@Nullable Open open, Attributes result, boolean failed) {
    if (open == null) {
      return;
    }
    open.span().setAllAttributes(result);
    if (failed) {
      open.span().setStatus(StatusCode.ERROR);
    }
    open.scope().close();
    open.span().end();
  }
}
