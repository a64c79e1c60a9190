package io.github.registrysdk.core.internal.http;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;

/**
 * Joins what is written during an upload, because each write to a socket costs a system call. Okio
 * writes pieces of 8 KiB, and TLS flushes each of its records. Okio's timeout of a write applies to
 * 64 KiB then, which is half of what an upload must send in a second.
 */
final class JoinedWrites extends FilterOutputStream {
  private static final int SIZE = 64 * 1024;

  private byte[] buffer = {};
  private int held;
  private boolean joining;

  JoinedWrites(OutputStream out) {
    super(out);
  }

  void start() {
    buffer = new byte[SIZE];
    joining = true;
  }

  /** What is held leaves with the next write, so that a timeout applies to it. */
  void end() {
    joining = false;
  }

  @Override
  public void write(int one) throws IOException {
    write(new byte[] {(byte) one}, 0, 1);
  }

  @Override
  public void write(byte[] bytes, int offset, int length) throws IOException {
    if (held > 0 && (!joining || length > SIZE - held)) {
      out.write(buffer, 0, held);
      held = 0;
    }
    if (joining && length < SIZE) {
      System.arraycopy(bytes, offset, buffer, held, length);
      held += length;
    } else {
      out.write(bytes, offset, length);
    }
  }

  @Override
  public void flush() throws IOException {
    if (!joining) {
      out.flush();
    }
  }
}
