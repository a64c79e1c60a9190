package io.github.registrysdk.core;

import java.io.IOException;
import java.io.InputStream;

/**
 * The content of an {@link Upload}. Implement it to upload content from any source. Each time that
 * the content is read, one thread of the SDK calls the methods and reads the stream. The call can
 * therefore end even if a read blocks.
 */
public interface Content {
  /**
   * Opens the content at its first byte. Called once for each attempt that sends the content, and
   * once more before if a method such as {@code publishIfAbsent} computes the checksum first.
   *
   * @return a stream, which the SDK closes
   * @throws IOException if the content can't be opened
   */
  InputStream open() throws IOException;

  /**
   * Returns whether {@link #open()} can be called more than once. The default is true.
   *
   * @return false if the upload must not be retried after the content was opened
   */
  default boolean repeatable() {
    return true;
  }

  /**
   * Returns whether the content is the same as when its length was determined. Called each time
   * after the whole content was read, before the end of a request is sent. The default is true.
   *
   * @return false to fail the upload with {@link UploadException.Reason#CHANGED}
   * @throws IOException if it is not possible to find out whether the content has changed
   */
  default boolean unchanged() throws IOException {
    return true;
  }
}
