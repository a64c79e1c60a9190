package io.github.registrysdk.core;

/**
 * The client was closed, before the call or during it. {@link #effect()} tells whether a write may
 * have been done.
 */
public final class CallCancelledException extends SdkException {
  private static final long serialVersionUID = 1L;

  /**
   * Made by the client.
   *
   * @param report the facts of the call
   * @param advice what to look for if the call may have been done, or empty
   */
  public CallCancelledException(CallReport report, String advice) {
    super(
        report,
        advice.isEmpty() ? "was cancelled: the client is closed" : "was cancelled; " + advice,
        null);
  }
}
