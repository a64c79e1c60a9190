package io.github.registrysdk.core;

/**
 * The client was closed before or during the call. {@link #effect()} says whether a write may have
 * taken effect.
 */
public final class CallCancelledException extends SdkException {
  private static final long serialVersionUID = 1L;

  CallCancelledException(CallReport report) {
    super(report, "was cancelled: the client is closed", null);
  }
}
