package io.github.registrysdk.buildkite.model;

import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The result of publishing a file, or of a plan (a dry run).
 *
 * @param fileName the file name
 * @param status whether the file was published
 * @param packageId the UUID of the package that has the content of the file; null if the status is
 *     {@code TO_PUBLISH} or {@code FAILED}
 * @param sha256 the SHA-256 checksum of the file as lower-case hex; null if the file could not be
 *     read
 * @param failure why the file was not published, or would not be published; null unless the status
 *     is {@code FAILED}. Usually, this is an {@link io.github.registrysdk.core.SdkException}
 */
public record PublishResult(
    String fileName,
    Status status,
    @Nullable String packageId,
    @Nullable String sha256,
    @Nullable RuntimeException failure) {
  /** Whether a file was published. */
  public enum Status {
    /** The file was published, and the registry has a new package. */
    PUBLISHED,
    /** The registry had a package with the content of the file. Nothing was changed. */
    ALREADY_PRESENT,
    /**
     * Only in a plan: the registry has no package with the content of the file, so the file would
     * be published.
     */
    TO_PUBLISH,
    /**
     * The file was not published, would not be published, or the outcome is unknown: see {@link
     * #failure()}.
     */
    FAILED
  }

  /**
   * Returns a result with the status {@code FAILED} and without a checksum.
   *
   * @param fileName the file name
   * @param failure why the file was not published
   * @return the result
   */
  public static PublishResult failed(String fileName, RuntimeException failure) {
    return new PublishResult(fileName, Status.FAILED, null, null, failure);
  }

  /**
   * Checks that no file failed.
   *
   * @param <C> the type of the collection
   * @param results the results
   * @return the results
   * @throws IllegalStateException if a file has the status {@code FAILED}; the message contains the
   *     reason for each failed file, and {@link Throwable#getSuppressed()} has the exceptions
   */
  public static <C extends Collection<PublishResult>> C requireComplete(C results) {
    List<PublishResult> failed = results.stream().filter(PublishResult::isFailed).toList();
    if (failed.isEmpty()) {
      return results;
    }
    IllegalStateException e =
        new IllegalStateException(
            failed.size()
                + " of "
                + results.size()
                + " files failed: "
                + failed.stream()
                    .map(result -> result.fileName() + " (" + result.reason() + ")")
                    .collect(Collectors.joining(", ")));
    failed.stream().map(PublishResult::failure).filter(Objects::nonNull).forEach(e::addSuppressed);
    throw e;
  }

  private @Nullable String reason() {
    return failure == null ? null : failure.getMessage();
  }

  /**
   * {@return whether the status is {@code FAILED}: the registry has no package of the file, or may
   * have none}
   */
  public boolean isFailed() {
    return status == Status.FAILED;
  }
}
