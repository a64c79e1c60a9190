package io.github.registrysdk.core;

import java.util.Objects;

/**
 * A write was sent and its fate is unknown: it may have been done. It has not been sent again.
 * {@link #recoveryHint()} says what to look for before repeating it.
 */
public final class OutcomeUnknownException extends SdkException {
  private static final long serialVersionUID = 1L;

  /** What to look for. */
  private final String recoveryHint;

  OutcomeUnknownException(CallReport report, String recoveryHint, SdkException failure) {
    super(
        report,
        outcome(report) + "; it may have been done and was not sent again: " + recoveryHint,
        Objects.requireNonNull(failure, "failure"));
    this.recoveryHint = recoveryHint;
  }

  private static String outcome(CallReport report) {
    return report.status() == 0
        ? "was sent, and no valid response was received"
        : "returned " + report.status();
  }

  /** {@return what to look for, in one sentence} */
  public String recoveryHint() {
    return recoveryHint;
  }

  /** {@return why there is no trustworthy answer; never null} */
  @Override
  public synchronized SdkException getCause() {
    return (SdkException) Objects.requireNonNull(super.getCause());
  }
}
