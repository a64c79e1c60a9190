package io.github.registrysdk.buildkite.model;

import org.jspecify.annotations.Nullable;

/**
 * What became of a file that was to be published.
 *
 * @param fileName the file name
 * @param status what became of it
 * @param packageId the UUID of the package that has the content of the file; null if the status is
 *     {@code FAILED}
 * @param sha256 the SHA-256 checksum of the file as lower-case hex; null if the file could not be
 *     read
 * @param failure why the file was not published; null unless the status is {@code FAILED}. Most
 *     often, it is an {@link io.github.registrysdk.core.SdkException}
 */
public record PublishResult(
    String fileName,
    Status status,
    @Nullable String packageId,
    @Nullable String sha256,
    @Nullable RuntimeException failure) {
  /** What became of a file. */
  public enum Status {
    /** The package exists now, and did not before. */
    PUBLISHED,
    /** The registry had a package with the content of the file. Nothing was changed. */
    ALREADY_PRESENT,
    /** The file was not published, or it is not known whether it was: see the failure. */
    FAILED
  }

  /** {@return whether the registry has no package of the file, or may have none} */
  public boolean isFailed() {
    return status == Status.FAILED;
  }
}
