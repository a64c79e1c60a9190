package io.github.registrysdk.spring;

import io.github.registrysdk.core.RateLimitedException;
import io.github.registrysdk.core.SdkException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Whether a provider responds, by one small read whose result is kept for some time. */
final class ProviderCheck {
  private final String provider;
  private final URI baseUrl;
  private final @Nullable String organization;
  private final Runnable read;
  private final Duration keep;
  private final InstantSource clock;
  private @Nullable Result last;
  private Instant end = Instant.MIN;

  /**
   * @param read ends soon
   * @param keep how long a result is used, because probes must not use up the rate limit
   */
  ProviderCheck(
      String provider,
      URI baseUrl,
      @Nullable String organization,
      Runnable read,
      Duration keep,
      InstantSource clock) {
    this.provider = provider;
    this.baseUrl = baseUrl;
    this.organization = organization;
    this.read = read;
    this.keep = keep;
    this.clock = clock;
  }

  static <T> Map<String, T> byProvider(
      Stream<ProviderCheck> checks, Function<ProviderCheck, T> value) {
    return checks.collect(Collectors.toMap(check -> check.provider, value));
  }

  Map<String, Object> info() {
    Map<String, Object> info = new LinkedHashMap<>();
    info.put("baseUrl", baseUrl.toString());
    if (organization != null) {
      info.put("organization", organization);
    }
    return info;
  }

  synchronized Result result() {
    Result known = last;
    if (known == null || !clock.instant().isBefore(end)) {
      known = check();
      last = known;
      end = clock.instant().plus(keep);
    }
    return known;
  }

  private Result check() {
    try {
      read.run();
      return new Result("UP", Map.of());
    } catch (RateLimitedException e) {
      // The provider is available, and taking this instance out of service would not help.
      return new Result("UP", Map.of("rateLimited", true));
    } catch (SdkException e) {
      return new Result(
          "DOWN", Map.of("failure", e.getClass().getSimpleName(), "status", e.status()));
    }
  }

  /**
   * What the health contributors of both versions of Spring Boot report.
   *
   * @param status the code of the status in both versions
   * @param details without the message of a failure, which can quote a provider's text
   */
  record Result(String status, Map<String, Object> details) {}
}
