package io.github.registrysdk.core;

/**
 * The client was closed, before the call or during it. {@link #effect()} tells whether a write may
 * have been done.
 */
public final class CallCancelledException extends SdkException {
  private static final long serialVersionUID = 1L;

  CallCancelledException(CallReport report, String advice) {
    super(
        report,
        advice.isEmpty() ? "was cancelled: the client is closed" : "was cancelled; " + advice,
        null);
  }
}
