package io.github.registrysdk.core;

import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The root of every failure of a call. Its message is one line and, like everything else it holds,
 * free of secrets, query strings and bodies.
 */
public abstract sealed class SdkException extends RuntimeException
    permits ApiException,
        TransportException,
        ProtocolException,
        OutcomeUnknownException,
        UploadException,
        CallInterruptedException,
        CallCancelledException {
  private static final long serialVersionUID = 1L;

  /** The facts of the call. */
  private final CallReport report;

  /** Not serialized: a secret leaves this process in request bodies only. */
  private transient @Nullable Secret recovered;

  SdkException(CallReport report, String outcome, @Nullable Throwable cause) {
    super(CallDetails.describe(Objects.requireNonNull(report, "report"), outcome), cause);
    this.report = report;
  }

  /** {@return the facts of the call} */
  public final CallReport report() {
    return report;
  }

  /** {@return what was being done, such as {@code create a registry token}} */
  public final String operation() {
    return report.operation();
  }

  /** {@return the HTTP status of the last answer, or 0 if none came} */
  public final int status() {
    return report.status();
  }

  /** {@return how many times the request was tried; 0 if it was stopped before the first} */
  public final int attempts() {
    return report.attempts();
  }

  /** {@return the time from the start of the call to its failure, waits included} */
  public final Duration elapsed() {
    return report.elapsed();
  }

  /** {@return the provider's id for its last answer, if it gave one; its support asks for it} */
  public final Optional<String> requestId() {
    return Optional.ofNullable(report.requestId());
  }

  /** {@return what the call may have done at the provider} */
  public final Effect effect() {
    return report.effect();
  }

  /**
   * Whether the call can be repeated without doing anything twice: it did nothing at the provider,
   * or only reads. It says nothing about whether the repeated call will succeed.
   *
   * @return true if {@link #effect()} is {@link Effect#NONE}
   */
  public final boolean isSafeToRetry() {
    return report.effect() == Effect.NONE;
  }

  /**
   * A secret that the provider shows once, saved from an answer that could not be read otherwise.
   * Whoever catches this should store it, or delete what it belongs to.
   *
   * @return the secret; empty if the answer held none or none arrived, and after deserialization
   */
  public final Optional<Secret> recoveredSecret() {
    return Optional.ofNullable(recovered);
  }

  final void attachRecoveredSecret(Secret secret) {
    if (recovered == null) {
      recovered = Objects.requireNonNull(secret, "secret");
    }
  }
}
