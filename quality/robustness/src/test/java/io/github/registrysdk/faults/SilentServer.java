package io.github.registrysdk.faults;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;

/** Takes every connection and never says anything. */
final class SilentServer {
  private final ServerSocket listener;

  SilentServer() {
    try {
      listener = new ServerSocket(0, 200, InetAddress.getLoopbackAddress());
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
      socket.getInputStream().transferTo(OutputStream.nullOutputStream());
    } catch (IOException e) {
      // A reset is a way to hang up too.
      assert socket.isConnected();
    }
  }

  private static void daemon(Runnable work) {
    Thread thread = new Thread(work, "silent-server");
    thread.setDaemon(true);
    thread.start();
  }
}
