package io.github.registrysdk.core;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * The provider refuses more requests for now, and waiting for it would take longer than the client
 * is allowed to wait. This attempt did nothing; {@link #effect()} tells of the whole call.
 */
public final class RateLimitedException extends ApiException {
  private static final long serialVersionUID = 1L;

  /** The provider's name for the limit, or null. */
  private final @Nullable String limitScope;

  /** Requests allowed in a window, or -1 if the provider did not say. */
  private final long limit;

  /** When to come back, or null if the provider did not say. */
  private final @Nullable Instant retryAt;

  RateLimitedException(
      CallReport report,
      ApiError error,
      @Nullable String limitScope,
      long limit,
      @Nullable Instant retryAt) {
    super(Objects.requireNonNull(report), error, advice(limitScope, retryAt));
    this.limitScope = limitScope;
    this.limit = limit;
    this.retryAt = retryAt;
  }

  private static String advice(@Nullable String limitScope, @Nullable Instant retryAt) {
    return (limitScope == null ? "" : "; rate limit " + limitScope)
        + (retryAt == null ? "" : "; retry at " + retryAt);
  }

  /** {@return the provider's name for the limit that was hit, or empty if it gave none} */
  public Optional<String> limitScope() {
    return Optional.ofNullable(limitScope);
  }

  /** {@return requests allowed in a window, or empty if the provider did not say} */
  public OptionalLong limit() {
    return limit < 0 ? OptionalLong.empty() : OptionalLong.of(limit);
  }

  /** {@return when to come back, by this machine's clock, or empty if the provider did not say} */
  public Optional<Instant> retryAt() {
    return Optional.ofNullable(retryAt);
  }
}
