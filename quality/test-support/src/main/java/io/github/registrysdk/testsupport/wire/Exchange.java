package io.github.registrysdk.testsupport.wire;

import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/**
 * One request at the server, and the socket to do with as a test likes.
 *
 * @param request what came
 * @param socket where it came from
 */
public record Exchange(Received request, Socket socket) {
  public Exchange send(String raw) throws IOException {
    return send(raw.getBytes(StandardCharsets.ISO_8859_1));
  }

  public Exchange send(byte[] raw) throws IOException {
    OutputStream out = socket.getOutputStream();
    out.write(raw);
    out.flush();
    return this;
  }

  public void close() throws IOException {
    socket.close();
  }

  /** A reset instead of a proper end. */
  public void reset() throws IOException {
    socket.setSoLinger(true, 0);
    socket.close();
  }

  /** Says nothing until the client hangs up. */
  public void awaitHangUp() {
    try {
      int read;
      do {
        read = socket.getInputStream().read();
      } while (read >= 0);
    } catch (IOException e) {
      // A reset is a way to hang up too.
      assert socket.isConnected();
    }
  }
}
