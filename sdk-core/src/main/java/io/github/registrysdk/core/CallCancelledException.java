package io.github.registrysdk.core;

import org.jspecify.annotations.Nullable;

/**
 * The client was closed before or during the call. {@link #effect()} says whether a write may have
 * taken effect.
 */
public final class CallCancelledException extends SdkException {
  private static final long serialVersionUID = 1L;

  CallCancelledException(CallReport report, @Nullable String waitedFor) {
    super(
        report,
        "was cancelled: the client is closed" + (waitedFor == null ? "" : ", it was " + waitedFor),
        null);
  }
}
