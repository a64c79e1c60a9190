package io.github.registrysdk.core;

/**
 * The thread was interrupted during the call. The call ended and its connection was closed. The
 * interrupt status of the thread is set. {@link #effect()} says whether a write may have taken
 * effect.
 */
public final class CallInterruptedException extends SdkException {
  private static final long serialVersionUID = 1L;

  CallInterruptedException(CallReport report) {
    super(report, "was interrupted", null);
  }
}
