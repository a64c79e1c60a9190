package io.github.registrysdk.core.internal.json;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * RFC 8259, 8.1: JSON between systems is UTF-8. Jackson would guess UTF-16 and UTF-32 from the
 * first bytes, and takes overlong forms and encoded surrogates (RFC 3629, 3 and 4), in which other
 * readers of the same text see something else. UTF-8's own byte order mark is let through.
 */
final class Utf8Gate extends FilterInputStream {
  private static final VarHandle EIGHT =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.nativeOrder());
  private static final long ONES = 0x0101010101010101L;
  private static final long HIGH_BITS = 0x8080808080808080L;

  private boolean started;
  private int due;

  /** Bounds of the next continuation byte; they are narrower behind some first bytes. */
  private int least = 0x80;

  private int most = 0xbf;

  private Utf8Gate(InputStream json) {
    super(json);
  }

  static InputStream open(InputStream json) {
    return new Utf8Gate(json);
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] buffer, int offset, int length) throws IOException {
    int read = in.read(buffer, offset, length);
    if (read < 0) {
      end();
      return read;
    }
    started |= read > 0;
    int end = offset + read;
    for (int i = offset; i < end; i++) {
      if (due == 0) {
        i = skipPlain(buffer, i, end);
      }
      if (i < end) {
        step(buffer[i] & 0xff);
      }
    }
    return read;
  }

  /** The first byte that is zero or not ASCII; nearly all are neither, so eight at a time. */
  private static int skipPlain(byte[] buffer, int from, int end) {
    int i = from;
    while (i <= end - Long.BYTES) {
      long eight = (long) EIGHT.get(buffer, i);
      // A byte's high bit is set if it was set, or if taking one from zero borrowed.
      if (((eight | (eight - ONES)) & HIGH_BITS) != 0) {
        break;
      }
      i += Long.BYTES;
    }
    while (i < end && buffer[i] > 0) {
      i++;
    }
    return i;
  }

  private void end() throws DecodeException {
    if (!started) {
      throw new DecodeException("the body is empty", "$", true);
    }
    if (due > 0) {
      throw new DecodeException("the JSON ends early", "$", true);
    }
  }

  private void step(int b) throws DecodeException {
    if (due > 0) {
      if (b < least || b > most) {
        throw notUtf8();
      }
      due--;
      least = 0x80;
      most = 0xbf;
    } else if (b >= 0xc2 && b <= 0xdf) {
      due = 1;
    } else if (b >= 0xe0 && b <= 0xef) {
      due = 2;
      least = b == 0xe0 ? 0xa0 : 0x80;
      most = b == 0xed ? 0x9f : 0xbf;
    } else if (b >= 0xf0 && b <= 0xf4) {
      due = 3;
      least = b == 0xf0 ? 0x90 : 0x80;
      most = b == 0xf4 ? 0x8f : 0xbf;
    } else {
      // Among them zero, of which UTF-16 and UTF-32 are full, and no JSON in UTF-8 is.
      throw notUtf8();
    }
  }

  private static DecodeException notUtf8() {
    return new DecodeException("it is not UTF-8", "$", false);
  }
}
