package io.github.registrysdk.core;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * No response was received. If the request is a write that the provider may have received, an
 * {@link OutcomeUnknownException} is thrown instead.
 */
public final class TransportException extends SdkException {
  private static final long serialVersionUID = 1L;

  /** The cause of the failure. */
  public enum Reason {
    /** The host name could not be resolved. */
    DNS,
    /** No connection could be opened: it was refused, or the host is unreachable. */
    CONNECT,
    /** The TLS handshake failed. The message says whether the certificate is the cause. */
    TLS,
    /** A timeout expired: for connecting, reading, writing, an attempt or the whole call. */
    TIMEOUT,
    /** The connection was closed before the response was complete. */
    CONNECTION_LOST,
    /** The proxy refused the request. */
    PROXY,
    /** The token source failed, or returned a token that can't be sent in a header. */
    TOKEN_SOURCE,
    /** The executor of {@link ClientBuilder#executor} did not accept an asynchronous call. */
    EXECUTOR
  }

  /** The cause of the failure. */
  private final Reason reason;

  TransportException(CallReport report, Reason reason, String detail, @Nullable Throwable cause) {
    super(report, "failed: " + detail, cause);
    this.reason = Objects.requireNonNull(reason, "reason");
  }

  /** {@return the cause of the failure} */
  public Reason reason() {
    return reason;
  }
}
