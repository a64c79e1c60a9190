package io.github.registrysdk.core.internal;

import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;

/**
 * RFC 8259, 8.1: JSON between systems is UTF-8. Jackson would guess UTF-16 and UTF-32 from the
 * first bytes; both have a zero byte among the first two, or a byte order mark that UTF-8 can't
 * start with. UTF-8's own mark is let through.
 */
final class Utf8Gate {
  private Utf8Gate() {}

  static InputStream open(InputStream json) throws IOException {
    PushbackInputStream stream = new PushbackInputStream(json, 2);
    byte[] start = new byte[2];
    int read = stream.readNBytes(start, 0, 2);
    if (read == 0) {
      throw new DecodeException("the body is empty", "$", true);
    }
    for (int i = 0; i < read; i++) {
      if (start[i] == 0 || (start[i] & 0xff) >= 0xfe) {
        throw new DecodeException("it is not UTF-8", "$", false);
      }
    }
    stream.unread(start, 0, read);
    return stream;
  }
}
