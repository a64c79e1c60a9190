package io.github.registrysdk.core;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A download failed because of the local file, the checksum, the size or the storage host. The
 * provider changed nothing.
 */
public final class DownloadException extends SdkException {
  private static final long serialVersionUID = 1L;

  /** The cause of the failure. */
  public enum Reason {
    /**
     * The target or the partial file next to it can't be used. It is a symbolic link, a directory
     * or a device, another download uses it, or it can't be read or written.
     */
    TARGET,
    /** The target exists with other content, and the options do not permit to replace it. */
    TARGET_EXISTS,
    /** No SHA-256 checksum of the file is known, so the file was not requested. */
    NO_DIGEST,
    /** The checksum of the received file differs from the expected checksum. */
    DIGEST_MISMATCH,
    /** The provider named a storage host that is not trusted. */
    FOREIGN_STORAGE,
    /** The file is larger than permitted. */
    TOO_LARGE,
    /** The file did not become available in time. */
    NOT_AVAILABLE
  }

  /** The cause of the failure. */
  private final Reason reason;

  DownloadException(CallReport report, Reason reason, String detail, @Nullable Throwable cause) {
    super(report, "failed: " + detail, cause);
    this.reason = Objects.requireNonNull(reason, "reason");
  }

  /** {@return the cause of the failure} */
  public Reason reason() {
    return reason;
  }
}
