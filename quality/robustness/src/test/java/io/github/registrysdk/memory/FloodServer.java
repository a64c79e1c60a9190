package io.github.registrysdk.memory;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import okio.BufferedSource;
import okio.Okio;

/** Responds to one connection after another. */
final class FloodServer implements AutoCloseable {
  /** Writes the response to the request of a number, from 1. */
  interface Flood {
    void write(int request, OutputStream out) throws IOException;
  }

  private final ServerSocket socket;
  private final Flood flood;
  private int requests;

  FloodServer(Flood flood) throws IOException {
    this.flood = flood;
    this.socket = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
    Thread thread = new Thread(this::serve, "flood");
    thread.setDaemon(true);
    thread.start();
  }

  String url() {
    return "http://127.0.0.1:" + socket.getLocalPort();
  }

  private void serve() {
    while (!socket.isClosed()) {
      try (Socket connection = socket.accept()) {
        BufferedSource in = Okio.buffer(Okio.source(connection));
        OutputStream out = new BufferedOutputStream(connection.getOutputStream(), 64 * 1024);
        for (long body = head(in); body >= 0; body = head(in)) {
          in.skip(body);
          flood.write(++requests, out);
          out.flush();
        }
      } catch (IOException e) {
        // The client has had enough; the next connection follows.
      }
    }
  }

  /** The length of the body that follows, or -1 at the end of the connection. */
  private static long head(BufferedSource in) throws IOException {
    if (in.exhausted()) {
      return -1;
    }
    long length = 0;
    for (String line = in.readUtf8LineStrict(); !line.isEmpty(); line = in.readUtf8LineStrict()) {
      if (line.regionMatches(true, 0, "content-length:", 0, 15)) {
        length = Long.parseLong(line.substring(15).strip());
      }
    }
    return length;
  }

  static void head(OutputStream out, int status, long length) throws IOException {
    String head =
        "HTTP/1.1 "
            + status
            + " -\r\nContent-Type: application/json\r\nContent-Length: "
            + length
            + "\r\n\r\n";
    out.write(head.getBytes(US_ASCII));
  }

  /** Writes {@code piece} until {@code length} bytes are written. */
  static void repeat(OutputStream out, String piece, long length) throws IOException {
    byte[] bytes = piece.repeat(1 + 8192 / piece.length()).getBytes(US_ASCII);
    for (long left = length; left > 0; left -= bytes.length) {
      out.write(bytes, 0, (int) Math.min(left, bytes.length));
    }
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
