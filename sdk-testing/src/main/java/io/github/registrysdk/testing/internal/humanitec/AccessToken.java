package io.github.registrysdk.testing.internal.humanitec;

import io.github.registrysdk.testing.internal.ExpiringToken;

/** An API token. */
final class AccessToken extends ExpiringToken {

  private final boolean canWrite;

  AccessToken(boolean canWrite) {
    this.canWrite = canWrite;
  }

  boolean canWrite() {
    return canWrite;
  }
}
