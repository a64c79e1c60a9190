package io.github.registrysdk.core.internal.upload;

import io.github.registrysdk.core.Content;
import java.io.ByteArrayInputStream;
import java.io.InputStream;

/** Content in memory, whose reads never wait. */
public record BytesContent(byte[] bytes) implements Content {
  @Override
  public InputStream open() {
    return new ByteArrayInputStream(bytes);
  }
}
