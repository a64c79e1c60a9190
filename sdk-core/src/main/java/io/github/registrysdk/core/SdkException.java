package io.github.registrysdk.core;

import java.time.Duration;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The superclass of all exceptions of failed calls. The message is a single line. It can contain
 * the provider's error message, but no whole body. Neither the message nor the report contains a
 * secret. They contain no query string, except in a single sign-on URL of GitHub. Only {@link
 * #recoveredSecret()} returns a secret.
 */
public abstract sealed class SdkException extends RuntimeException
    permits ApiException,
        TransportException,
        ProtocolException,
        OutcomeUnknownException,
        UploadException,
        DownloadException,
        CallInterruptedException,
        CallCancelledException {
  private static final long serialVersionUID = 1L;

  /** The details of the call. */
  private final CallReport report;

  /** Not serialized: a secret leaves this process in request bodies only. */
  private transient @Nullable Secret recovered;

  SdkException(CallReport report, String outcome, @Nullable Throwable cause) {
    super(CallDetails.describe(Objects.requireNonNull(report, "report"), outcome), cause);
    this.report = report;
  }

  /** {@return the details of the call} */
  public final CallReport report() {
    return report;
  }

  /** {@return the operation, such as {@code create a registry token}} */
  public final String operation() {
    return report.operation();
  }

  /** {@return the HTTP status of the last response, or 0 if none was read} */
  public final int status() {
    return report.status();
  }

  /** {@return the number of attempts; 0 if the call ended before the first attempt} */
  public final int attempts() {
    return report.attempts();
  }

  /** {@return the time from the start of the call to its failure, including waits} */
  public final Duration elapsed() {
    return report.elapsed();
  }

  /**
   * {@return the request ID in the provider's last response, which the provider's support team may
   * ask for; empty if the response has none}
   */
  public final Optional<String> requestId() {
    return Optional.ofNullable(report.requestId());
  }

  /**
   * Returns a header of the last response that helps to explain the failure, such as {@code
   * Retry-After} or what the provider says about the scopes of the token. Only the headers in
   * {@link CallReport#headers()} are available, because others could be secret; {@code
   * docs/errors.md} lists them. The secrets of the call are redacted in the values. If a storage
   * host refused an upload or a download, {@link ApiError#code()} returns its error code.
   *
   * @param name the case-insensitive name of the header
   * @return the value, or several values separated by commas; empty if the response does not
   *     contain the header, or if the header is not one of these
   */
  public final Optional<String> responseHeader(String name) {
    return Optional.ofNullable(report.headers().get(name.toLowerCase(Locale.ROOT)));
  }

  /** {@return the effect of the call at the provider} */
  public final Effect effect() {
    return report.effect();
  }

  /**
   * Returns whether the call changed nothing at the provider, so that a retry cannot do anything
   * twice. A retry can fail again.
   *
   * @return true if {@link #effect()} is {@link Effect#NONE}
   */
  public final boolean isSafeToRetry() {
    return report.effect() == Effect.NONE;
  }

  /**
   * Returns a secret that the provider returns only once, if it was in a response that is otherwise
   * not valid. Store it, or delete the object that it belongs to.
   *
   * @return the secret; empty if there was none, and after Java deserialization
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
