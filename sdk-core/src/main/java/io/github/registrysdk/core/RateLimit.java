package io.github.registrysdk.core;

import java.time.Instant;
import java.util.Objects;

/**
 * One of the provider's rate limits, as its latest answer told it.
 *
 * @param scope the provider's own name for it, such as {@code rest_user} or {@code core}
 * @param limit requests allowed in a window
 * @param remaining requests left in this window
 * @param resetsAt when the window ends, by the provider's clock
 */
public record RateLimit(String scope, long limit, long remaining, Instant resetsAt) {
  /**
   * Checks that scope and end are there.
   *
   * @throws NullPointerException if one of them is null
   */
  public RateLimit {
    Objects.requireNonNull(scope, "scope");
    Objects.requireNonNull(resetsAt, "resetsAt");
  }
}
