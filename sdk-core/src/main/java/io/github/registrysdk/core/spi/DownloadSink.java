package io.github.registrysdk.core.spi;

import java.io.IOException;

/** Receives the content of a file. It is called on the thread of the call. */
public interface DownloadSink {
  /** {@return the number of bytes that this sink has; only the bytes after them are requested} */
  long size();

  /** {@return the largest size of the whole file in bytes} */
  long maxBytes();

  /**
   * Removes all content, because the server sends the file from its start.
   *
   * @throws IOException if that is not possible, with a message for the caller
   */
  void restart() throws IOException;

  /**
   * Called before the content of a response.
   *
   * @param total the size of the whole file in bytes; -1 if the response does not contain it
   */
  void begin(long total);

  /**
   * Takes the next bytes.
   *
   * @param bytes the buffer
   * @param count the number of bytes, from its start
   * @throws IOException if they can't be stored, with a message for the caller
   */
  void write(byte[] bytes, int count) throws IOException;
}
