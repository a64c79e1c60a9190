package io.github.registrysdk.core;

import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Status 5xx: the provider failed. Reads and deletes were retried after 500, 502, 503 and 504. If a
 * create or update gets one of these statuses and its outcome is unknown, an {@link
 * OutcomeUnknownException} is thrown instead. After any other 5xx status, {@link #effect()} says
 * whether a write may have taken effect.
 */
public final class ServerException extends ApiException {
  private static final long serialVersionUID = 1L;

  /** When to retry, or null if it is not known. */
  private final @Nullable Instant retryAt;

  ServerException(CallReport report, ApiError error) {
    this(report, error, null);
  }

  ServerException(CallReport report, ApiError error, @Nullable Instant retryAt) {
    super(report, error, retryAt == null ? "" : "; retry at " + retryAt);
    this.retryAt = retryAt;
  }

  /** {@return when to retry, by the local clock; empty unless a 503 response reported it} */
  public Optional<Instant> retryAt() {
    return Optional.ofNullable(retryAt);
  }
}
