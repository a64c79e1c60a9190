package io.github.registrysdk.benchmarks;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** One connection of the {@link CannedServer}: requests in, bytes out. */
final class Conversation {
  /** So little that a thousand connections which nobody closes are counted, and end nothing. */
  private static final int HEAD = 8 * 1024;

  private static final int UPLOAD = 256 * 1024;

  private final InputStream in;
  private final OutputStream out;
  private final int port;
  private byte[] buffer = new byte[HEAD];
  private int start;
  private int end;
  private long bodyLength;
  private boolean expectsContinue;

  Conversation(Socket socket) throws IOException {
    this.in = socket.getInputStream();
    this.out = socket.getOutputStream();
    this.port = socket.getLocalPort();
  }

  int port() {
    return port;
  }

  /** The next request's first line, or null when the client has gone. */
  @Nullable String next() throws IOException {
    int head = readHead();
    if (head < 0) {
      return null;
    }
    int lineEnd = start;
    while (buffer[lineEnd] != '\r') {
      lineEnd++;
    }
    String line = new String(buffer, start, lineEnd - start, StandardCharsets.ISO_8859_1);
    bodyLength = 0;
    expectsContinue = false;
    if (!line.startsWith("GET")) {
      readBodyHeaders(new String(buffer, start, head - start, StandardCharsets.ISO_8859_1));
    }
    start = head;
    return line;
  }

  /** Where the next head ends, or -1 when the client has gone. */
  private int readHead() throws IOException {
    int head = headEnd(start);
    while (head < 0) {
      if (start > 0) {
        System.arraycopy(buffer, start, buffer, 0, end - start);
        end -= start;
        start = 0;
      }
      int read = in.read(buffer, end, buffer.length - end);
      if (read == 0) {
        throw new IOException("a head of more than " + buffer.length + " bytes");
      }
      if (read < 0) {
        return -1;
      }
      end += read;
      head = headEnd(start);
    }
    return head;
  }

  private void readBodyHeaders(String head) {
    for (String header : head.split("\r\n")) {
      String lower = header.toLowerCase(Locale.ROOT);
      if (lower.startsWith("content-length:")) {
        bodyLength = Long.parseLong(lower.substring(15).strip());
      }
      expectsContinue |= lower.startsWith("expect:");
    }
  }

  private int headEnd(int from) {
    for (int i = from + 3; i < end; i++) {
      if (buffer[i] == '\n' && buffer[i - 1] == '\r' && buffer[i - 2] == '\n') {
        return i + 1;
      }
    }
    return -1;
  }

  void discardBody() throws IOException {
    if (expectsContinue) {
      write("HTTP/1.1 100 Continue\r\n\r\n".getBytes(StandardCharsets.ISO_8859_1));
    }
    int buffered = (int) Math.min(bodyLength, end - start);
    start += buffered;
    long left = bodyLength - buffered;
    if (left > buffer.length) {
      buffer = new byte[UPLOAD];
    }
    while (left > 0) {
      // Behind what is still buffered nothing is kept.
      int read = in.read(buffer, 0, (int) Math.min(left, buffer.length));
      if (read < 0) {
        throw new EOFException("the request ended early");
      }
      left -= read;
      start = 0;
      end = 0;
    }
  }

  void write(byte[] bytes) throws IOException {
    out.write(bytes);
    out.flush();
  }
}
