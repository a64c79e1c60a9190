package io.github.registrysdk.rotation;

import java.time.Instant;

/**
 * Another run of the same rotation is in progress, or was killed a short time ago. This run gave
 * its token to no holder, and deleted the token again.
 */
public final class RotationInProgressException extends RotationException {
  private static final long serialVersionUID = 1L;

  /** When the other rotation has ended for certain. */
  private final Instant retryAt;

  RotationInProgressException(String tokenId, Instant retryAt) {
    super(
        "another run of this rotation is in progress, or was killed: it created token "
            + tokenId
            + ". This run changed nothing. Run it again after the other one has ended, or at "
            + retryAt,
        null);
    this.retryAt = retryAt;
  }

  /** {@return the time from which the other run no longer prevents this one} */
  public Instant retryAt() {
    return retryAt;
  }
}
