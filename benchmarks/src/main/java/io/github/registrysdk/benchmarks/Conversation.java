package io.github.registrysdk.benchmarks;

import java.io.BufferedInputStream;
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
  private static final int UPLOAD = 256 * 1024;

  private final InputStream in;
  private final OutputStream out;
  private final int port;
  private byte[] discarded = {};
  private long bodyLength;
  private boolean expectsContinue;

  Conversation(Socket socket) throws IOException {
    this.in = new BufferedInputStream(socket.getInputStream());
    this.out = socket.getOutputStream();
    this.port = socket.getLocalPort();
  }

  int port() {
    return port;
  }

  /** The next request's first line, or null if the client has gone. */
  @Nullable String next() throws IOException {
    bodyLength = 0;
    expectsContinue = false;
    String request = line();
    if (request == null) {
      return null;
    }
    for (String header = line(); !"".equals(header); header = line()) {
      if (header == null) {
        return null;
      }
      if (!request.startsWith("GET")) {
        String lower = header.toLowerCase(Locale.ROOT);
        if (lower.startsWith("content-length:")) {
          bodyLength = Long.parseLong(lower.substring(15).strip());
        }
        expectsContinue |= lower.startsWith("expect:");
      }
    }
    return request;
  }

  private @Nullable String line() throws IOException {
    StringBuilder line = new StringBuilder();
    for (int next = in.read(); next != '\n'; next = in.read()) {
      if (next < 0) {
        return null;
      }
      if (next != '\r') {
        line.append((char) next);
      }
    }
    return line.toString();
  }

  void discardBody() throws IOException {
    if (expectsContinue) {
      write("HTTP/1.1 100 Continue\r\n\r\n".getBytes(StandardCharsets.ISO_8859_1));
    }
    if (bodyLength > discarded.length) {
      discarded = new byte[UPLOAD];
    }
    for (long left = bodyLength; left > 0; ) {
      int read = in.read(discarded, 0, (int) Math.min(left, discarded.length));
      if (read < 0) {
        throw new EOFException("the request ended early");
      }
      left -= read;
    }
  }

  void write(byte[] bytes) throws IOException {
    out.write(bytes);
    out.flush();
  }
}
