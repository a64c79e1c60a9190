package io.github.registrysdk.core.internal.upload;

import io.github.registrysdk.core.Content;
import java.io.IOException;
import java.io.InputStream;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** A stream that somebody else opened, and that can be read once. */
public final class OnceContent implements Content {
  private final AtomicReference<@Nullable InputStream> stream;

  public OnceContent(InputStream stream) {
    this.stream = new AtomicReference<>(stream);
  }

  @Override
  public InputStream open() throws IOException {
    InputStream unread = stream.getAndSet(null);
    if (unread == null) {
      throw new IOException("the stream has already been read");
    }
    return unread;
  }

  @Override
  public boolean repeatable() {
    return false;
  }
}
