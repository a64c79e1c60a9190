package io.github.registrysdk.core;

import java.io.IOException;
import java.io.InputStream;

/** The bytes of an {@link io.github.registrysdk.core.Upload}. */
public interface Content {
  /**
   * The content from its first byte on; called once for each attempt that gets as far as sending
   * it.
   *
   * @return a stream that is closed when it has been read or has failed
   * @throws IOException if it can't be opened
   */
  InputStream open() throws IOException;

  /**
   * Whether {@link #open()} works more than once; true by default.
   *
   * @return false if a call whose content was opened must not be sent again
   */
  default boolean repeatable() {
    return true;
  }

  /**
   * Whether it still is what it was when its length was taken; asked when the announced bytes have
   * been sent, and true by default.
   *
   * @return false to end the upload as changed
   * @throws IOException if that can't be told
   */
  default boolean unchanged() throws IOException {
    return true;
  }
}
