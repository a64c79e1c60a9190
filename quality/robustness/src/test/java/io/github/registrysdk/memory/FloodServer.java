package io.github.registrysdk.memory;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;

/** Responds to one connection after another, and keeps nothing of what it receives. */
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
        InputStream in = new BufferedInputStream(connection.getInputStream());
        OutputStream out = new BufferedOutputStream(connection.getOutputStream(), 64 * 1024);
        for (long body = head(in); body >= 0; body = head(in)) {
          in.skipNBytes(body);
          flood.write(++requests, out);
          out.flush();
        }
      } catch (IOException e) {
        // The client has had enough; the next connection follows.
      }
    }
  }

  /** The length of the body that follows, or -1 at the end of the connection. */
  private static long head(InputStream in) throws IOException {
    long length = 0;
    StringBuilder line = new StringBuilder();
    boolean empty = true;
    for (int c = in.read(); c >= 0; c = in.read()) {
      if (c == '\n') {
        if (line.length() == 0 && !empty) {
          return length;
        }
        String text = line.toString().toLowerCase(java.util.Locale.ROOT);
        if (text.startsWith("content-length:")) {
          length = Long.parseLong(text.substring(15).strip());
        }
        line.setLength(0);
        empty = false;
      } else if (c != '\r' && line.length() < 100) {
        line.append((char) c);
      }
    }
    return -1;
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
