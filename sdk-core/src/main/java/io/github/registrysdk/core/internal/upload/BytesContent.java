package io.github.registrysdk.core.internal.upload;

import io.github.registrysdk.core.Content;
import java.io.ByteArrayInputStream;
import java.io.InputStream;

/** Content in memory, whose reads never wait. */
public final class BytesContent implements Content {
  private final byte[] bytes;

  /**
   * @param bytes not copied
   */
  public BytesContent(byte[] bytes) {
    this.bytes = bytes;
  }

  @Override
  public InputStream open() {
    return new ByteArrayInputStream(bytes);
  }
}
