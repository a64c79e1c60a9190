package io.github.registrysdk.buildkite;

import io.github.registrysdk.core.ProgressListener;
import io.github.registrysdk.core.toolkit.Require;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Says how a file is downloaded. Instances are immutable. */
public final class DownloadOptions {
  /** The largest file that Amazon S3 accepts with a presigned form. */
  private static final long LARGEST_UPLOAD = 5L << 30;

  private final boolean replace;
  private final long maxBytes;
  private final @Nullable String sha256;
  private final @Nullable ProgressListener progress;

  private DownloadOptions(
      boolean replace,
      long maxBytes,
      @Nullable String sha256,
      @Nullable ProgressListener progress) {
    this.replace = replace;
    this.maxBytes = maxBytes;
    this.sha256 = sha256;
    this.progress = progress;
  }

  /**
   * {@return the defaults: an existing file is not replaced, a file has at most 5 GiB, the package
   * has the checksum, and there is no progress listener}
   */
  public static DownloadOptions defaults() {
    return new DownloadOptions(false, LARGEST_UPLOAD, null, null);
  }

  /**
   * Returns a copy of these options that permits to replace an existing file with other content.
   * The file is replaced atomically, after the checksum of the new file was verified.
   *
   * @return new options
   */
  public DownloadOptions replaceExisting() {
    return new DownloadOptions(true, maxBytes, sha256, progress);
  }

  /**
   * Returns a copy of these options with another limit for the size of the file.
   *
   * @param bytes the largest size in bytes
   * @return new options
   * @throws IllegalArgumentException if the limit is not positive
   */
  public DownloadOptions maxBytes(long bytes) {
    if (bytes <= 0) {
      throw new IllegalArgumentException("maxBytes must be positive");
    }
    return new DownloadOptions(replace, bytes, sha256, progress);
  }

  /**
   * Returns a copy of these options with the checksum that the file must have. If the package has a
   * SHA-256 digest too, both must be the same. Without this option, the digest of the package is
   * used.
   *
   * @param hex the SHA-256 checksum, 64 hexadecimal digits
   * @return new options
   * @throws IllegalArgumentException if this is not a SHA-256 checksum
   */
  public DownloadOptions sha256(String hex) {
    if (!Require.text("sha256", hex).matches("[0-9A-Fa-f]{64}")) {
      throw new IllegalArgumentException("sha256 must have 64 hexadecimal digits");
    }
    return new DownloadOptions(replace, maxBytes, hex.toLowerCase(Locale.ROOT), progress);
  }

  /**
   * Returns a copy of these options with a progress listener. If an earlier download is resumed,
   * its bytes count as received. If the server sends the file from its start, the number of
   * received bytes decreases.
   *
   * @param listener the listener
   * @return new options
   */
  public DownloadOptions onProgress(ProgressListener listener) {
    return new DownloadOptions(
        replace, maxBytes, sha256, Objects.requireNonNull(listener, "listener"));
  }

  boolean replacesExisting() {
    return replace;
  }

  long maxBytes() {
    return maxBytes;
  }

  @Nullable String sha256() {
    return sha256;
  }

  @Nullable ProgressListener progress() {
    return progress;
  }

  @Override
  public String toString() {
    return "DownloadOptions[replaceExisting=" + replace + ", at most " + maxBytes + " bytes]";
  }
}
