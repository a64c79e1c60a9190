package io.github.registrysdk.examples.guide;

import io.github.registrysdk.core.CallEvent;
import io.github.registrysdk.core.CallObserver;
import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanBuilder;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Scope;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Gives each call an OpenTelemetry span, and each of its requests one under it. */
final class Tracing implements CallObserver {
  private record Open(Span span, Scope scope) {}

  private final Tracer tracer;
  private final Map<Long, Open> calls = new ConcurrentHashMap<>();
  private final Map<Long, Open> requests = new ConcurrentHashMap<>();

  Tracing(OpenTelemetry telemetry) {
    this.tracer = telemetry.getTracer("io.github.registrysdk");
  }

  @Override
  public void on(CallEvent event) {
    long id = event.call().id();
    if (event instanceof CallEvent.CallStarted) {
      calls.put(id, open(call(event.call())));
    } else if (event instanceof CallEvent.AttemptStarted started) {
      requests.put(id, open(request(started.call(), started.attempt())));
    } else if (event instanceof CallEvent.AttemptEnded ended) {
      String problem = ended.problem();
      String error = problem == null ? null : problem.replace("STATUS_", "");
      close(requests.remove(id), ended.status(), error);
    } else if (event instanceof CallEvent.Waiting waiting) {
      Span.current().addEvent("waiting " + waiting.delay().toMillis() + " ms: " + waiting.reason());
    } else if (event instanceof CallEvent.CallEnded ended) {
      Exception failure = ended.failure();
      close(calls.remove(id), 0, failure == null ? null : failure.getClass().getName());
    }
  }

  private SpanBuilder call(CallEvent.Call call) {
    return tracer.spanBuilder(call.operation()).setAttribute("registry.provider", call.provider());
  }

  private SpanBuilder request(CallEvent.Call call, int attempt) {
    String origin = call.scheme() + "://" + call.host() + ":" + call.port();
    SpanBuilder span =
        tracer
            .spanBuilder(call.hasTemplate() ? call.method() + " " + call.path() : call.method())
            .setSpanKind(SpanKind.CLIENT)
            .setAttribute("http.request.method", call.method())
            .setAttribute("server.address", call.host())
            .setAttribute("server.port", call.port())
            .setAttribute("url.full", origin + call.path()); // names of parameters, no query
    if (call.hasTemplate()) {
      span.setAttribute("url.template", call.path());
    }
    return attempt == 1 ? span : span.setAttribute("http.request.resend_count", attempt - 1);
  }

  /** Later spans become its children, because all events of a call are on one thread. */
  @SuppressWarnings("MustBeClosedChecker") // closed by the event that ends it
  private static Open open(SpanBuilder builder) {
    Span span = builder.startSpan();
    return new Open(span, span.makeCurrent());
  }

  private static void close(@Nullable Open open, int status, @Nullable String error) {
    if (open == null) {
      return;
    }
    if (status != 0) {
      open.span().setAttribute("http.response.status_code", status);
    }
    if (error != null) {
      open.span().setAttribute("error.type", error).setStatus(StatusCode.ERROR);
    }
    open.scope().close();
    open.span().end();
  }
}
