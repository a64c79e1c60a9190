package io.github.registrysdk.faults;

import io.github.registrysdk.testsupport.wire.Certificates;
import io.github.registrysdk.testsupport.wire.RawServer;
import io.github.registrysdk.testsupport.wire.Reply;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import okhttp3.OkHttpClient;

/** The servers that one thread's cases run against, one after another. */
final class Lane implements AutoCloseable {
  /** A name of the storage, which is on this machine too. */
  static final String STORAGE = "storage.localhost";

  private static final OkHttpClient TRUSTING = Certificates.trusting().build();

  private static final long PATIENCE = TimeUnit.SECONDS.toNanos(10);

  final Http2Server http2 = new Http2Server();
  final RawServer plain = RawServer.start();
  final RawServer secure = Villains.secure(Certificates.valid("localhost", STORAGE));

  /** On another port, where nothing must ever arrive. */
  final RawServer stranger = RawServer.start().always(Reply.status(200));

  /** How many connections each had seen before the case. */
  private final Map<RawServer, Integer> earlier = new HashMap<>();

  static OkHttpClient.Builder http() {
    return TRUSTING.newBuilder();
  }

  void play(Scene scene) {
    plain.always(scene);
    secure.always(scene);
    http2.play(scene);
    stranger.requests().clear();
    for (RawServer server : List.of(plain, secure, stranger)) {
      earlier.put(server, server.connections());
    }
  }

  /**
   * Waits until the client has closed all its connections, so that nothing it sent is still on its
   * way; says if it does not.
   */
  boolean awaitQuiet(Steering client) throws InterruptedException {
    boolean quiet = true;
    for (RawServer server : List.of(plain, secure, stranger)) {
      try {
        awaitAll(server, client);
        while (server.openConnections() > 0) {
          server.awaitHangUp();
        }
      } catch (AssertionError e) {
        quiet = false;
        hangUp(server);
      }
    }
    plain.requests().clear();
    secure.requests().clear();
    return quiet;
  }

  /** What a busy machine has not accepted yet would be taken for the next case's. */
  private void awaitAll(RawServer server, Steering client) {
    int all = earlier.getOrDefault(server, 0) + client.reached(server.port());
    long until = System.nanoTime() + PATIENCE;
    while (server.connections() < all) {
      if (System.nanoTime() > until) {
        throw new AssertionError("a connection was never accepted");
      }
      Wire.pause(1);
    }
  }

  /** Over each connection that is open. */
  void send(String raw) {
    try {
      plain.send(raw);
      secure.send(raw);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  void hangUp() {
    for (RawServer server : List.of(plain, secure)) {
      hangUp(server);
      while (server.openConnections() > 0) {
        Wire.pause(1);
      }
    }
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
