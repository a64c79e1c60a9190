package io.github.registrysdk.core;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * An answer came that can't be trusted. For a write, {@link #effect()} tells whether the provider
 * had already said that it was done.
 */
public final class ProtocolException extends SdkException {
  private static final long serialVersionUID = 1L;

  /** What is wrong with the answer. */
  public enum Reason {
    /** It is not well-formed HTTP, or shorter than it announced. */
    FRAMING,
    /** A status that HTTP does not know, or that does not fit the request. */
    STATUS,
    /** Its content encoding is unknown or broken. */
    ENCODING,
    /** It is larger than the client accepts. */
    TOO_LARGE,
    /** It is not JSON where JSON is due. */
    NOT_JSON,
    /** Its JSON is broken or not of the documented form. */
    DECODE,
    /** A redirect that can't be followed safely. */
    REDIRECT,
    /** The list goes in circles, or on without end. */
    PAGINATION,
    /** A link leaves the provider's origin. */
    FOREIGN_LINK
  }

  /** What is wrong with the answer. */
  private final Reason reason;

  ProtocolException(CallReport report, Reason reason, String detail, @Nullable Throwable cause) {
    super(
        report,
        report.status() == 0 ? detail : "returned " + report.status() + ", " + detail,
        cause);
    this.reason = Objects.requireNonNull(reason, "reason");
  }

  /** {@return what is wrong with the answer} */
  public Reason reason() {
    return reason;
  }
}
