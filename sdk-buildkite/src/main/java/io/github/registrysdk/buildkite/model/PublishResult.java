package io.github.registrysdk.buildkite.model;

import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What became of a file that was to be published.
 *
 * @param fileName the file name
 * @param status what became of it
 * @param packageId the UUID of the package that has the content of the file; null if the status is
 *     {@code TO_PUBLISH} or {@code FAILED}
 * @param sha256 the SHA-256 checksum of the file as lower-case hex; null if the file could not be
 *     read
 * @param failure why the file was not or would not be published; null unless the status is {@code
 *     FAILED}. Most often, it is an {@link io.github.registrysdk.core.SdkException}
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
    /**
     * Only in a plan: the registry has no package with the content of the file, so it would be
     * published.
     */
    TO_PUBLISH,
    /** The file was not or would not be published, or it is not known: see the failure. */
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
   * @throws IllegalStateException if a file has the status {@code FAILED}; the message says why for
   *     each of them, and {@link Throwable#getSuppressed()} has their exceptions
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

  /** {@return whether the registry has no package of the file, or may have none} */
  public boolean isFailed() {
    return status == Status.FAILED;
  }
}
