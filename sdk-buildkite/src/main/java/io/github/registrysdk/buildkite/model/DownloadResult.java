package io.github.registrysdk.buildkite.model;

import java.nio.file.Path;

/**
 * A file that was downloaded and verified.
 *
 * @param file the file, as the caller named it
 * @param status whether it was downloaded
 * @param sha256 the SHA-256 checksum of its content as lower-case hex
 */
public record DownloadResult(Path file, Status status, String sha256) {
  /** Whether a file was downloaded. */
  public enum Status {
    /** The file was downloaded. */
    DOWNLOADED,
    /** The file existed with the content of the package. Nothing was sent. */
    ALREADY_PRESENT
  }
}
