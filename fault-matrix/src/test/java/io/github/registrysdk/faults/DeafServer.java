package io.github.registrysdk.faults;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;

/** Takes every connection, and stops reading after a little of the request. */
final class DeafServer {
  private static final int BUFFER = 8 * 1024;
  private static final int HEARD = 1024;

  /** Longer than any client that is tried here lets a write wait. */
  private static final int DEAF_MILLIS = 1500;

  private final ServerSocket listener;

  DeafServer() {
    try {
      listener = new ServerSocket();
      // What is not read must not fit between client and server.
      listener.setReceiveBufferSize(BUFFER);
      listener.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 200);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    daemon(this::accept);
  }

  int port() {
    return listener.getLocalPort();
  }

  private void accept() {
    try {
      while (!listener.isClosed()) {
        Socket socket = listener.accept();
        daemon(() -> listen(socket));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void listen(Socket socket) {
    try (socket) {
      if (socket.getInputStream().readNBytes(HEARD).length == HEARD) {
        Wire.pause(DEAF_MILLIS);
      }
      socket.getInputStream().transferTo(OutputStream.nullOutputStream());
    } catch (IOException e) {
      // A reset is a way to hang up too.
      assert socket.isConnected();
    }
  }

  private static void daemon(Runnable work) {
    Thread thread = new Thread(work, "deaf-server");
    thread.setDaemon(true);
    thread.start();
  }
}
