package io.github.registrysdk.core.spi;

import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A refusal of a request because of a rate limit. The provider has not performed the request.
 *
 * @param scope the provider's name for the limit; all calls of the client wait for it
 * @param delay how long to wait before the next request. If it is null, the client's backoff
 *     decides, and {@code Retry-After} is not read
 * @param limit the number of requests that are allowed in a window, or -1 if that is not known
 */
public record Refusal(String scope, @Nullable Duration delay, long limit) {
  /**
   * Replaces a negative delay with zero.
   *
   * @throws NullPointerException if {@code scope} is null
   */
  public Refusal {
    Objects.requireNonNull(scope, "scope");
    if (delay != null && delay.isNegative()) {
      delay = Duration.ZERO;
    }
  }
}
