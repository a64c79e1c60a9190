package io.github.registrysdk.faults;

import io.github.registrysdk.testsupport.wire.Certificates;
import io.github.registrysdk.testsupport.wire.RawServer;
import io.github.registrysdk.testsupport.wire.Reply;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import okhttp3.OkHttpClient;

/** The servers that one thread's cases run against, one after another. */
final class Lane implements AutoCloseable {
  private static final OkHttpClient TRUSTING = Certificates.trusting().build();

  final Http2Server http2 = new Http2Server();
  final RawServer plain = RawServer.start();
  final RawServer secure = Villains.secure(Certificates.valid("localhost"));

  /** On another port, where nothing must ever arrive. */
  final RawServer stranger = RawServer.start().always(Reply.status(200));

  static OkHttpClient.Builder http() {
    return TRUSTING.newBuilder();
  }

  void play(Scene scene) {
    plain.always(scene);
    secure.always(scene);
    http2.play(scene);
    stranger.requests().clear();
  }

  /** Waits until the clients have closed all connections; says if they do not. */
  boolean awaitQuiet() throws InterruptedException {
    boolean quiet = true;
    for (RawServer server : List.of(plain, secure, stranger)) {
      try {
        while (server.openConnections() > 0) {
          server.awaitHangUp();
        }
      } catch (AssertionError e) {
        quiet = false;
        hangUp(server);
      }
      server.requests().clear();
    }
    return quiet;
  }

  private static void hangUp(RawServer server) {
    try {
      server.hangUp();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    plain.close();
    secure.close();
    http2.close();
    stranger.close();
  }
}
