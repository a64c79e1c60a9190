package io.github.registrysdk.core.internal.http;

import java.io.IOException;
import java.io.InputStream;

/** A response's body after decompression. It never returns more bytes than allowed. */
public final class BodyStream extends InputStream {
  private final InputStream source;
  private final long limit;
  private long count;

  public BodyStream(InputStream source, long limit) {
    this.source = source;
    this.limit = limit;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] buffer, int offset, int length) throws IOException {
    if (length > 0 && count == limit) {
      if (source.read() < 0) {
        return -1;
      }
      throw new TooLarge(limit);
    }
    int read = source.read(buffer, offset, (int) Math.min(length, limit - count));
    count += Math.max(0, read);
    return read;
  }

  public long count() {
    return count;
  }

  /** Leaves the source open: OkHttp closes it with the response. */
  @Override
  public void close() {}

  /** The body is larger than the client accepts. */
  public static final class TooLarge extends IOException {
    private static final long serialVersionUID = 1L;

    TooLarge(long limit) {
      super("the body is larger than " + limit + " bytes");
    }
  }
}
