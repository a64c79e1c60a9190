package io.github.registrysdk.testing.internal.humanitec;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** An API token. */
final class AccessToken {

  private final boolean canWrite;
  private @Nullable Instant expiresAt;

  AccessToken(boolean canWrite) {
    this.canWrite = canWrite;
  }

  boolean canWrite() {
    return canWrite;
  }

  void expireAt(Instant instant) {
    expiresAt = instant;
  }

  boolean isExpired(Instant now) {
    return expiresAt != null && !now.isBefore(expiresAt);
  }
}
