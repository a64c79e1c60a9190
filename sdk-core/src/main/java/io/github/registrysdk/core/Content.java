package io.github.registrysdk.core;

import java.io.IOException;
import java.io.InputStream;

/**
 * The content of an {@link Upload}. Implement it to upload content from any source. Its methods and
 * its streams are called on one thread of the SDK for each attempt, so that a read that blocks does
 * not keep the call from ending.
 */
public interface Content {
  /**
   * Opens the content at its first byte. It is called once for each attempt that sends the content.
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
   * Returns whether the content is the same as when its length was determined. It is called after
   * all bytes were sent. The default is true.
   *
   * @return false to fail the upload with {@link UploadException.Reason#CHANGED}
   * @throws IOException if that can't be determined
   */
  default boolean unchanged() throws IOException {
    return true;
  }
}
