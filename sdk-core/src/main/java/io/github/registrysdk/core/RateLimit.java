package io.github.registrysdk.core;

import java.time.Instant;
import java.util.Objects;

/**
 * A rate limit that a response reported.
 *
 * @param scope the provider's name for the limit, such as {@code rest_user} or {@code core}
 * @param limit the number of requests that are allowed in a window
 * @param remaining the number of requests that are left in the current window
 * @param resetsAt when the current window ends
 */
public record RateLimit(String scope, long limit, long remaining, Instant resetsAt) {
  /**
   * Checks the components.
   *
   * @throws NullPointerException if {@code scope} or {@code resetsAt} is null
   */
  public RateLimit {
    Objects.requireNonNull(scope, "scope");
    Objects.requireNonNull(resetsAt, "resetsAt");
  }
}
