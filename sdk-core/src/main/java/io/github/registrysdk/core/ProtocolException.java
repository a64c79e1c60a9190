package io.github.registrysdk.core;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The response is not valid. For a write, {@link #effect()} says whether the provider had already
 * reported success.
 */
public final class ProtocolException extends SdkException {
  private static final long serialVersionUID = 1L;

  /** The reason why the response is not valid. */
  public enum Reason {
    /** The response is not valid HTTP, or is shorter than its declared length. */
    FRAMING,
    /** The status is unknown in HTTP, or is not a success that the provider documents. */
    STATUS,
    /** The content encoding is unknown, or the body is not encoded with it. */
    ENCODING,
    /** The response is larger than {@link ClientBuilder#maxResponseBytes}. */
    TOO_LARGE,
    /**
     * JSON was expected, but the response has another content type or is empty. If an operation
     * needs no body, such as a delete, these responses are valid: 204, and 200 with JSON or without
     * a content type.
     */
    NOT_JSON,
    /** The JSON is not valid, or does not have the documented structure. */
    DECODE,
    /** The response is a redirect that the client must not follow. */
    REDIRECT,
    /**
     * The pages of a list repeat, 100 pages in a row are empty, or there are more than {@link
     * ClientBuilder#maxPages}.
     */
    PAGINATION,
    /** The link to the next page has another origin than the base URL. */
    FOREIGN_LINK
  }

  /** The reason why the response is not valid. */
  private final Reason reason;

  ProtocolException(CallReport report, Reason reason, String detail, @Nullable Throwable cause) {
    super(
        report,
        report.status() == 0 ? detail : "returned " + report.status() + ", " + detail,
        cause);
    this.reason = Objects.requireNonNull(reason, "reason");
  }

  /** {@return the reason why the response is not valid} */
  public Reason reason() {
    return reason;
  }
}
