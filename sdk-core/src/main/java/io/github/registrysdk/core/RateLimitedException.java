package io.github.registrysdk.core;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * A rate limit of the provider is exceeded. The call was not retried because the client would have
 * to wait too long, or because no attempt was left. The refused attempt changed nothing. {@link
 * #effect()} describes the whole call.
 */
public final class RateLimitedException extends ApiException {
  private static final long serialVersionUID = 1L;

  /** The provider's name for the rate limit, or null. */
  private final @Nullable String limitScope;

  /** The number of requests that are allowed in a window, or -1 if it is not known. */
  private final long limit;

  /** When to retry, or null if it is not known. */
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

  /** {@return the provider's name for the rate limit; empty if it is not known} */
  public Optional<String> limitScope() {
    return Optional.ofNullable(limitScope);
  }

  /** {@return the number of requests that are allowed in a window; empty if it is not known} */
  public OptionalLong limit() {
    return limit < 0 ? OptionalLong.empty() : OptionalLong.of(limit);
  }

  /** {@return when to retry, by the local clock; empty if the provider did not report it} */
  public Optional<Instant> retryAt() {
    return Optional.ofNullable(retryAt);
  }
}
