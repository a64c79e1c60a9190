package io.github.registrysdk.benchmarks.small;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;

/** Connections over loopback to a thread that reads and forgets. */
final class Drain {
  private Drain() {}

  static Socket connect() throws IOException {
    try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      Socket socket = new Socket(server.getInetAddress(), server.getLocalPort());
      Socket other = server.accept();
      Thread thread =
          new Thread(
              () -> {
                try (other) {
                  other.getInputStream().transferTo(OutputStream.nullOutputStream());
                } catch (IOException e) {
                  throw new IllegalStateException(e);
                }
              });
      thread.setDaemon(true);
      thread.start();
      return socket;
    }
  }
}
