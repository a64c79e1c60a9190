package io.github.registrysdk.core.internal.http;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * An answer's body after decompression, never more of it than allowed. On request it keeps what it
 * read, from which a secret that is shown once can be saved.
 */
public final class BodyStream extends InputStream {
  private static final int FIRST_KEPT = 8 * 1024;
  private static final int MOST_KEPT = 8 * 1024 * 1024;

  private final InputStream source;
  private final long limit;
  private byte @Nullable [] kept;
  private long count;

  public BodyStream(InputStream source, long limit, boolean keep) {
    this.source = source;
    this.limit = limit;
    this.kept = keep ? new byte[FIRST_KEPT] : null;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] buffer, int offset, int length) throws IOException {
    int read = source.read(buffer, offset, length);
    if (read > 0) {
      keep(buffer, offset, read);
      count += read;
      if (count > limit) {
        throw new TooLarge(limit);
      }
    }
    return read;
  }

  private void keep(byte[] buffer, int offset, int read) {
    if (kept == null || count >= MOST_KEPT) {
      return;
    }
    int start = (int) count;
    int fitting = Math.min(read, MOST_KEPT - start);
    if (start + fitting > kept.length) {
      byte[] larger = Arrays.copyOf(kept, Math.max(2 * kept.length, start + fitting));
      Arrays.fill(kept, (byte) 0);
      kept = larger;
    }
    System.arraycopy(buffer, offset, kept, start, fitting);
  }

  /** How many bytes have been read. */
  public long count() {
    return count;
  }

  /**
   * What was read, and as much of the rest as still comes and is allowed; the copy here is wiped.
   */
  public byte[] takeKept() {
    if (kept == null) {
      return new byte[0];
    }
    drain();
    byte[] head = Arrays.copyOf(kept, (int) Math.min(count, MOST_KEPT));
    Arrays.fill(kept, (byte) 0);
    return head;
  }

  private void drain() {
    byte[] buffer = new byte[8192];
    try {
      while (count < MOST_KEPT) {
        if (read(buffer, 0, buffer.length) < 0) {
          return;
        }
      }
    } catch (IOException e) {
      // What came before the connection broke is all there is to search; the failure itself is on
      // its way to the caller.
      return;
    } finally {
      Arrays.fill(buffer, (byte) 0);
    }
  }

  /** Leaves the source open: parsers close what they fail to read, and the rest is still wanted. */
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
