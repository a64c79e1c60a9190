package io.github.registrysdk.core;

import java.util.Objects;

/**
 * A write was sent, but its outcome is unknown: the provider may have performed the write. The
 * client did not retry it. {@link #recoveryHint()} says how to find out what happened.
 */
public final class OutcomeUnknownException extends SdkException {
  private static final long serialVersionUID = 1L;

  /** How to find out what happened. */
  private final String recoveryHint;

  OutcomeUnknownException(CallReport report, String recoveryHint, SdkException failure) {
    super(
        report,
        outcome(report) + " and was not retried",
        Objects.requireNonNull(failure, "failure"));
    this.recoveryHint = recoveryHint;
  }

  private static String outcome(CallReport report) {
    return report.status() == 0
        ? "was sent, no valid response was received,"
        : "returned " + report.status();
  }

  /** {@return one sentence that says how to find out what happened, before you retry the call} */
  public String recoveryHint() {
    return recoveryHint;
  }

  /** {@return the failure of the last attempt; never null} */
  @Override
  public synchronized SdkException getCause() {
    return (SdkException) Objects.requireNonNull(super.getCause());
  }
}
