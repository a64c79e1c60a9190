package io.github.registrysdk.core.spi;

import java.io.IOException;
import java.io.InputStream;

/** The bytes of an {@link io.github.registrysdk.core.Upload}. */
public interface Content {
  /**
   * The content from its first byte on; called once for each attempt that gets as far as sending
   * it.
   *
   * @throws IOException if it can't be opened
   */
  InputStream open() throws IOException;

  /** Whether {@link #open()} works more than once. */
  default boolean repeatable() {
    return true;
  }

  /**
   * Whether it still is what it was when its length was taken.
   *
   * @throws IOException if that can't be told
   */
  default boolean unchanged() throws IOException {
    return true;
  }
}
