package io.github.registrysdk.core;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * No answer came. A write that may have been received is reported as {@link
 * OutcomeUnknownException} instead.
 */
public final class TransportException extends SdkException {
  private static final long serialVersionUID = 1L;

  /** Where it went wrong. */
  public enum Reason {
    /** The host's name could not be looked up. */
    DNS,
    /** No connection: refused, unreachable. */
    CONNECT,
    /** No secure connection; the message says whether the certificate is the reason. */
    TLS,
    /** Connecting, reading, writing, an attempt or the whole call took longer than allowed. */
    TIMEOUT,
    /** The connection ended before the answer did. */
    CONNECTION_LOST,
    /** The proxy refused. */
    PROXY,
    /** The token source could not give a token that can be sent. */
    TOKEN_SOURCE
  }

  /** Where it went wrong. */
  private final Reason reason;

  TransportException(CallReport report, Reason reason, String detail, @Nullable Throwable cause) {
    super(report, "failed: " + detail, cause);
    this.reason = Objects.requireNonNull(reason, "reason");
  }

  /** {@return where it went wrong} */
  public Reason reason() {
    return reason;
  }
}
