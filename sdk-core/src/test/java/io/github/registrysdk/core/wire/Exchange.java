package io.github.registrysdk.core.wire;

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
record Exchange(Received request, Socket socket) {
  Exchange send(String raw) throws IOException {
    return send(raw.getBytes(StandardCharsets.ISO_8859_1));
  }

  Exchange send(byte[] raw) throws IOException {
    OutputStream out = socket.getOutputStream();
    out.write(raw);
    out.flush();
    return this;
  }

  void close() throws IOException {
    socket.close();
  }

  /** A reset instead of a proper end. */
  void reset() throws IOException {
    socket.setSoLinger(true, 0);
    socket.close();
  }

  /** Says nothing until the client hangs up. */
  void awaitHangUp() {
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
