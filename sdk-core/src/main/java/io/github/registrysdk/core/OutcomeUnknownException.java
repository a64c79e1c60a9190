package io.github.registrysdk.core;

import java.util.Objects;

/**
 * A write was sent and its fate is unknown: it may have been done. It has not been sent again.
 * {@link #howToFindOut()} says what to look for before repeating it.
 */
public final class OutcomeUnknownException extends SdkException {
  private static final long serialVersionUID = 1L;

  /** What to look for. */
  private final String howToFindOut;

  /**
   * Made by the client.
   *
   * @param report the facts of the call
   * @param howToFindOut what to look for
   * @param failure why there is no trustworthy answer
   */
  public OutcomeUnknownException(CallReport report, String howToFindOut, SdkException failure) {
    super(
        report,
        outcome(report) + "; it may have been done and was not sent again: " + howToFindOut,
        Objects.requireNonNull(failure, "failure"));
    this.howToFindOut = howToFindOut;
  }

  private static String outcome(CallReport report) {
    return report.status() == 0
        ? "was sent and got no answer that can be trusted"
        : "answered " + report.status();
  }

  /** {@return what to look for, in one sentence} */
  public String howToFindOut() {
    return howToFindOut;
  }

  /** {@return why there is no trustworthy answer; never null} */
  @Override
  public synchronized SdkException getCause() {
    return (SdkException) Objects.requireNonNull(super.getCause());
  }
}
