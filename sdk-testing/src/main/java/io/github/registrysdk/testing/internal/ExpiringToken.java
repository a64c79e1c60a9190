package io.github.registrysdk.testing.internal;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** An access token that may expire. */
public abstract class ExpiringToken {

  private @Nullable Instant expiresAt;

  /** Makes it expire. */
  public final void expireAt(Instant instant) {
    expiresAt = instant;
  }

  /** When it expires, or null. */
  protected final @Nullable Instant expiresAt() {
    return expiresAt;
  }

  final boolean isExpired(Instant now) {
    return expiresAt != null && !now.isBefore(expiresAt);
  }
}
