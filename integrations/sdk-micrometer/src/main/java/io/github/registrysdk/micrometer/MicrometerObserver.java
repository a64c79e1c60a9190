package io.github.registrysdk.micrometer;

import io.github.registrysdk.core.CallEvent;
import io.github.registrysdk.core.CallObserver;
import io.github.registrysdk.core.Effect;
import io.github.registrysdk.core.SdkException;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Measures the calls of clients with Micrometer. Pass it to {@code observer(...)} of the builder of
 * a client. Several clients can share an observer.
 *
 * <table>
 *   <caption>Meters</caption>
 *   <tr><th>meter</th><th>measures</th><th>tags</th></tr>
 *   <tr>
 *     <td>{@code http.client.request.duration}</td>
 *     <td>the duration of each attempt</td>
 *     <td>{@code http.request.method}, {@code server.address}, {@code server.port}, {@code
 *     url.template}, {@code http.response.status_code}, {@code error.type}</td>
 *   </tr>
 *   <tr>
 *     <td>{@code registry.client.call.duration}</td>
 *     <td>the duration of each call, including retries and waits</td>
 *     <td>{@code registry.provider}, {@code registry.operation}, {@code registry.outcome}, {@code
 *     error.type}</td>
 *   </tr>
 *   <tr>
 *     <td>{@code registry.client.call.attempts}</td>
 *     <td>the number of attempts of each call</td>
 *     <td>as for {@code registry.client.call.duration}</td>
 *   </tr>
 *   <tr>
 *     <td>{@code registry.client.wait.duration}</td>
 *     <td>the duration of each wait</td>
 *     <td>{@code registry.provider}, {@code registry.operation}, {@code registry.wait.reason}</td>
 *   </tr>
 * </table>
 *
 * <p>The first meter has the name and the tags of <a
 * href="https://opentelemetry.io/docs/specs/semconv/http/http-metrics/">OpenTelemetry's conventions
 * for HTTP clients</a>. A tag without a value is {@code none}. {@code registry.outcome} is {@code
 * success}, {@code failure}, or {@code unknown} if it is unknown whether a write took effect. No
 * tag contains a secret, or the name of an organization, a registry or a package.
 */
public final class MicrometerObserver implements CallObserver {
  /** The value of a missing tag: Prometheus rejects a meter whose tags change. */
  private static final String NONE = "none";

  private final MeterRegistry registry;

  /**
   * Creates an observer.
   *
   * @param registry the registry of the meters
   */
  public MicrometerObserver(MeterRegistry registry) {
    this.registry = Objects.requireNonNull(registry, "registry");
  }

  @Override
  public void on(CallEvent event) {
    if (event instanceof CallEvent.AttemptEnded ended) {
      Timer.builder("http.client.request.duration")
          .description("Duration of HTTP client requests.")
          .tags(request(ended))
          .register(registry)
          .record(ended.elapsed());
    } else if (event instanceof CallEvent.Waiting waiting) {
      Timer.builder("registry.client.wait.duration")
          .description("Duration of waits before a request.")
          .tags(call(waiting.call()).and("registry.wait.reason", waiting.reason()))
          .register(registry)
          .record(waiting.delay());
    } else if (event instanceof CallEvent.CallEnded ended) {
      Tags tags = result(ended);
      Timer.builder("registry.client.call.duration")
          .description("Duration of calls, including retries and waits.")
          .tags(tags)
          .register(registry)
          .record(ended.elapsed());
      DistributionSummary.builder("registry.client.call.attempts")
          .description("Number of attempts of calls.")
          .tags(tags)
          .register(registry)
          .record(ended.attempts());
    }
  }

  private static Tags call(CallEvent.Call call) {
    return Tags.of("registry.provider", call.provider(), "registry.operation", call.operation());
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

  private static Tags result(CallEvent.CallEnded ended) {
    SdkException failure = ended.failure();
    return call(ended.call())
        .and(
            "registry.outcome",
            outcome(failure),
            "error.type",
            failure == null ? NONE : failure.getClass().getName());
  }

  private static String outcome(@Nullable SdkException failure) {
    if (failure == null) {
      return "success";
    }
    return failure.effect() == Effect.UNKNOWN ? "unknown" : "failure";
  }
}
