package io.github.registrysdk.examples.guide;

import io.github.registrysdk.core.CallEvent;
import io.github.registrysdk.core.CallObserver;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import org.jspecify.annotations.Nullable;

/** Times requests and calls with Micrometer. */
final class Metrics implements CallObserver {
  /** The value of a missing tag: Prometheus rejects a meter whose tags change. */
  private static final String NONE = "none";

  private final MeterRegistry registry;

  Metrics(MeterRegistry registry) {
    this.registry = registry;
  }

  @Override
  public void on(CallEvent event) {
    Tags call = Tags.of("provider", event.call().provider(), "operation", event.call().operation());
    if (event instanceof CallEvent.AttemptEnded ended) {
      registry.timer("http.client.request.duration", request(ended)).record(ended.elapsed());
    } else if (event instanceof CallEvent.Waiting waiting) {
      Tags tags = call.and("reason", waiting.reason());
      registry.timer("registry.client.wait.duration", tags).record(waiting.delay());
    } else if (event instanceof CallEvent.CallEnded ended) {
      Tags tags = call.and("error.type", type(ended.failure()));
      registry.timer("registry.client.call.duration", tags).record(ended.elapsed());
      registry.summary("registry.client.call.attempts", tags).record(ended.attempts());
    }
  }

  private static Tags request(CallEvent.AttemptEnded ended) {
    CallEvent.Call call = ended.call();
    int status = ended.status();
    String problem = ended.problem();
    return Tags.of(
        "http.request.method",
        call.method(),
        "server.address",
        call.host(),
        "server.port",
        String.valueOf(call.port()),
        "url.template",
        call.hasTemplate() ? call.path() : NONE,
        "http.response.status_code",
        status == 0 ? NONE : String.valueOf(status),
        "error.type",
        problem == null ? NONE : problem.replace("STATUS_", ""));
  }

  private static String type(@Nullable Exception failure) {
    return failure == null ? NONE : failure.getClass().getName();
  }
}
