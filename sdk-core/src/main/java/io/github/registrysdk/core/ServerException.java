package io.github.registrysdk.core;

import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * 5xx: the provider failed. Reads and deletes have been repeated after 500, 502, 503 and 504; a
 * create or update that these leave open is reported as {@link OutcomeUnknownException} instead.
 * After every other 5xx {@link #effect()} tells whether a write may have been done.
 */
public final class ServerException extends ApiException {
  private static final long serialVersionUID = 1L;

  /** When to come back, or null if the provider did not say. */
  private final @Nullable Instant retryAt;

  ServerException(CallReport report, ApiError error) {
    this(report, error, null);
  }

  ServerException(CallReport report, ApiError error, @Nullable Instant retryAt) {
    super(report, error, retryAt == null ? "" : "; retry at " + retryAt);
    this.retryAt = retryAt;
  }

  /** {@return when to come back, by this machine's clock, if a 503 told it} */
  public Optional<Instant> retryAt() {
    return Optional.ofNullable(retryAt);
  }
}
