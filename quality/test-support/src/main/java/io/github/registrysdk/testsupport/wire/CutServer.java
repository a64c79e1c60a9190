package io.github.registrysdk.testsupport.wire;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicInteger;

/** Reads the first bytes of a connection, says a few words that may not fit, and hangs up. */
public final class CutServer implements AutoCloseable {
  private final ServerSocket listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
  private final AtomicInteger connections = new AtomicInteger();
  private final String words;

  public CutServer(String words) throws IOException {
    this.words = words;
    Thread thread = new Thread(this::run, "cut-server");
    thread.setDaemon(true);
    thread.start();
  }

  private void run() {
    while (!listener.isClosed()) {
      try (Socket socket = listener.accept()) {
        connections.incrementAndGet();
        byte[] first = socket.getInputStream().readNBytes(5);
        socket.getOutputStream().write(words.getBytes(StandardCharsets.US_ASCII));
        assert first.length <= 5;
      } catch (IOException e) {
        // Closed from either side.
        assert connections.get() >= 0;
      }
    }
  }

  public int connections() {
    return connections.get();
  }

  public int port() {
    return listener.getLocalPort();
  }

  public String url() {
    return "https://127.0.0.1:" + listener.getLocalPort();
  }

  @Override
  public void close() throws IOException {
    listener.close();
  }
}
