package io.github.registrysdk.micrometer;

import io.github.registrysdk.core.CallEvent;
import io.github.registrysdk.core.CallObserver;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;

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
 * for HTTP clients</a>. A tag without a value is {@code none}. If an {@code Error} ends an attempt,
 * its {@code error.type} is {@code _OTHER}. {@code registry.outcome} is {@code success}, {@code
 * failure}, or {@code unknown} if it is unknown whether a write took effect. No tag contains a
 * secret, or the name of an organization, a registry or a package.
 */
public final class MicrometerObserver implements CallObserver {
  private final MeterRegistry registry;
  private final boolean durations;

  /** The attempts that run. One that an {@code Error} ends has no event of its end. */
  private final Map<Long, Timer.Sample> attempts = new ConcurrentHashMap<>();

  /**
   * Creates an observer.
   *
   * @param registry the registry of the meters
   */
  public MicrometerObserver(MeterRegistry registry) {
    this(registry, true);
  }

  private MicrometerObserver(MeterRegistry registry, boolean durations) {
    this.registry = Objects.requireNonNull(registry, "registry");
    this.durations = durations;
  }

  /**
   * Creates an observer for clients that an {@link ObservationObserver} observes too. It leaves out
   * the durations of attempts and calls, which the handlers of the observations measure. In an
   * application with Spring Boot, the starter adds no {@code ObservationObserver} to a {@code
   * MicrometerObserver} bean. With such a bean, define an {@code ObservationObserver} bean too;
   * otherwise nothing measures the durations.
   *
   * @param registry the registry of the meters
   * @return the observer
   */
  public static MicrometerObserver withObservations(MeterRegistry registry) {
    return new MicrometerObserver(registry, false);
  }

  @Override
  public void on(CallEvent event) {
    if (event instanceof CallEvent.AttemptStarted started) {
      if (durations) {
        attempts.put(started.call().id(), Timer.start(registry));
      }
    } else if (event instanceof CallEvent.AttemptEnded ended) {
      if (attempts.remove(ended.call().id()) != null) {
        attempt(ended.call(), Names.result(ended)).record(ended.elapsed());
      }
    } else if (event instanceof CallEvent.Waiting waiting) {
      Timer.builder(Names.WAIT + ".duration")
          .description("Duration of waits before a request.")
          .tags(Tags.of(Names.call(waiting.call())).and("registry.wait.reason", waiting.reason()))
          .register(registry)
          .record(waiting.delay());
    } else if (event instanceof CallEvent.CallEnded ended) {
      Tags tags = Tags.of(Names.call(ended.call())).and(Names.result(ended));
      if (durations) {
        Timer.Sample attempt = attempts.remove(ended.call().id());
        if (attempt != null) {
          attempt.stop(attempt(ended.call(), Names.noResult()));
        }
        Timer.builder(Names.CALL)
            .description("Duration of calls, including retries and waits.")
            .tags(tags)
            .register(registry)
            .record(ended.elapsed());
      }
      DistributionSummary.builder("registry.client.call.attempts")
          .description("Number of attempts of calls.")
          .tags(tags)
          .register(registry)
          .record(ended.attempts());
    }
  }

  private Timer attempt(CallEvent.Call call, String[] result) {
    return Timer.builder(Names.ATTEMPT)
        .description("Duration of HTTP client requests.")
        .tags(Tags.of(Names.request(call)).and(result))
        .register(registry);
  }
}
