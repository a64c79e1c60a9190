package io.github.registrysdk.core;

import org.jspecify.annotations.Nullable;

/**
 * The thread was interrupted during the call. The call ended and its connection was closed. The
 * interrupt status of the thread is set. {@link #effect()} says whether a write may have taken
 * effect.
 */
public final class CallInterruptedException extends SdkException {
  private static final long serialVersionUID = 1L;

  CallInterruptedException(CallReport report, @Nullable String waitedFor) {
    super(report, "was interrupted" + (waitedFor == null ? "" : ": it was " + waitedFor), null);
  }
}
