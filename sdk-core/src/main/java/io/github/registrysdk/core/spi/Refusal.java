package io.github.registrysdk.core.spi;

import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The provider refused a request because of a rate limit, before doing anything.
 *
 * @param scope the limit that was hit; calls in parallel wait for the same scope together
 * @param delay how long until it lets requests through again, or null if that is not known
 * @param limit requests allowed in a window, or -1 if that is not known
 */
public record Refusal(String scope, @Nullable Duration delay, long limit) {
  /**
   * Makes a negative delay zero.
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
