package io.github.registrysdk.core;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** An upload failed because of its content, its checksum or the storage host. */
public sealed class UploadException extends SdkException permits VersionConflictException {
  private static final long serialVersionUID = 1L;

  /** The cause of the failure. */
  public enum Reason {
    /** The content could not be opened or read, or not before the call timeout expired. */
    UNREADABLE,
    /**
     * The content is shorter or longer than its declared length, or was modified during the upload.
     */
    CHANGED,
    /**
     * The digest in the response differs from the checksum of the content, which was computed while
     * the content was sent, or when it was read before that.
     */
    DIGEST_MISMATCH,
    /** The provider named a storage host for the upload that is not trusted. */
    FOREIGN_STORAGE,
    /** The registry has a package of the same name and version with other content. */
    VERSION_CONFLICT,
    /**
     * A replacement did not finish. The old package was deleted, or may have been deleted, and it
     * is unknown whether the new package was published. The registry may have neither of them.
     */
    NOT_REPLACED
  }

  /** The cause of the failure. */
  private final Reason reason;

  UploadException(CallReport report, Reason reason, String detail, @Nullable Throwable cause) {
    super(report, "failed: " + detail, cause);
    this.reason = Objects.requireNonNull(reason, "reason");
  }

  /** {@return the cause of the failure} */
  public final Reason reason() {
    return reason;
  }
}
