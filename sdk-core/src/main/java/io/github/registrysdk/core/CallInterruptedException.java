package io.github.registrysdk.core;

/**
 * The calling thread was interrupted, which ended the call and closed its connection; the thread's
 * interrupt flag is set. {@link #effect()} tells whether a write may have been done.
 */
public final class CallInterruptedException extends SdkException {
  private static final long serialVersionUID = 1L;

  CallInterruptedException(CallReport report, String advice) {
    super(report, advice.isEmpty() ? "was interrupted" : "was interrupted; " + advice, null);
  }
}
