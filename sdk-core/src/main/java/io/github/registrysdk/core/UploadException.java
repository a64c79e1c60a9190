package io.github.registrysdk.core;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What was to be uploaded could not be read as announced, or is not what arrived. */
public final class UploadException extends SdkException {
  private static final long serialVersionUID = 1L;

  /** What went wrong. */
  public enum Reason {
    /** It could not be opened or read. */
    UNREADABLE,
    /** It ended before its announced length, or went on after it, or was modified meanwhile. */
    CHANGED,
    /** The provider holds content with another digest than the content that was sent. */
    DIGEST_MISMATCH,
    /** The place that the provider named for the upload is not one of its known storage hosts. */
    FOREIGN_STORAGE
  }

  /** What went wrong. */
  private final Reason reason;

  UploadException(CallReport report, Reason reason, String detail, @Nullable Throwable cause) {
    super(report, "failed: " + detail, cause);
    this.reason = Objects.requireNonNull(reason, "reason");
  }

  /** {@return what went wrong} */
  public Reason reason() {
    return reason;
  }
}
