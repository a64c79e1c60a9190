package io.github.registrysdk.testsupport.wire;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.locks.LockSupport;

/** Reads requests in small pieces, with pauses between them, and answers each with a 201. */
public final class SlowServer implements AutoCloseable {
  private static final int BUFFER = 8 * 1024;

  private final ServerSocket listener;
  private final int piece;
  private final Duration pause;
  private final int pauses;

  /**
   * @param piece bytes that are read without a pause
   * @param pauses how many there are in a request at most
   */
  public SlowServer(int piece, Duration pause, int pauses) {
    this.piece = piece;
    this.pause = pause;
    this.pauses = pauses;
    try {
      listener = new ServerSocket();
      // What has not been read must not fit between client and server.
      listener.setReceiveBufferSize(BUFFER);
      listener.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 200);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    daemon(this::accept);
  }

  public int port() {
    return listener.getLocalPort();
  }

  public String url() {
    return "http://127.0.0.1:" + port();
  }

  private void accept() {
    while (!listener.isClosed()) {
      try {
        Socket socket = listener.accept();
        daemon(() -> serve(socket));
      } catch (IOException e) {
        // It was closed meanwhile.
        assert listener.isClosed();
      }
    }
  }

  private void serve(Socket socket) {
    try (socket) {
      InputStream in = socket.getInputStream();
      long left = length(in);
      for (int paused = 0; left > 0; paused++) {
        if (paused < pauses) {
          LockSupport.parkNanos(pause.toNanos());
        }
        byte[] read = in.readNBytes((int) Math.min(piece, left));
        if (read.length == 0) {
          return;
        }
        left -= read.length;
      }
      socket
          .getOutputStream()
          .write(
              "HTTP/1.1 201 Said\r\nContent-Length: 2\r\n\r\n{}"
                  .getBytes(StandardCharsets.US_ASCII));
      in.readNBytes(1);
    } catch (IOException e) {
      // The client hung up, which is what some wait for.
      assert socket.isConnected();
    }
  }

  private static long length(InputStream in) throws IOException {
    StringBuilder head = new StringBuilder();
    while (head.indexOf("\r\n\r\n") < 0) {
      int next = in.read();
      if (next < 0) {
        throw new EOFException();
      }
      head.append((char) next);
    }
    String lower = head.toString().toLowerCase(Locale.ROOT);
    int start = lower.indexOf("content-length:") + "content-length:".length();
    return Long.parseLong(lower.substring(start, lower.indexOf("\r\n", start)).strip());
  }

  private static void daemon(Runnable work) {
    Thread thread = new Thread(work, "slow-server");
    thread.setDaemon(true);
    thread.start();
  }

  @Override
  public void close() {
    try {
      listener.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
