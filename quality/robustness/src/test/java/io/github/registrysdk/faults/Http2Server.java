package io.github.registrysdk.faults;

import io.github.registrysdk.testsupport.wire.Certificates;
import io.github.registrysdk.testsupport.wire.Exchange;
import io.github.registrysdk.testsupport.wire.Received;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import mockwebserver3.SocketEffect;
import okhttp3.Headers;
import org.jspecify.annotations.Nullable;

/**
 * The scenes of the matrix over HTTP/2: what a scene would write for HTTP/1.1 is caught and sent as
 * frames, and a {@link FrameReply} says its frames itself.
 */
final class Http2Server implements AutoCloseable {
  /** The number of a client's first stream, in OkHttp. */
  private static final int FIRST_STREAM = 3;

  private final TlsConnections tls =
      new TlsConnections(
          Certificates.server(Certificates.valid("localhost", Lane.STORAGE)).sslSocketFactory());
  private final MockWebServer server = new MockWebServer();
  private final AtomicInteger overHttp2 = new AtomicInteger();
  private volatile @Nullable Scene scene;

  Http2Server() {
    server.useHttps(tls);
    server.setDispatcher(
        new Dispatcher() {
          @Override
          public MockResponse dispatch(RecordedRequest request) {
            return response(request);
          }

          // The server takes what happens instead of a response from here, and only from here.
          @Override
          public MockResponse peek() {
            Scene now = scene;
            SocketEffect effect = now == null ? null : now.start();
            return new MockResponse.Builder().onResponseStart(effect).build();
          }
        });
    try {
      server.start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  void play(Scene next) {
    scene = next;
    overHttp2.set(0);
    tls.forget();
  }

  int port() {
    return server.getPort();
  }

  /** How many requests of this scene came over HTTP/2. */
  int overHttp2() {
    return overHttp2.get();
  }

  private MockResponse response(RecordedRequest request) {
    boolean http2 = request.getVersion().equals("HTTP/2");
    if (http2) {
      overHttp2.incrementAndGet();
    }
    try {
      CaughtResponse caught =
          new CaughtResponse(
              http2
                  ? new CaughtResponse.Http2Stream(
                      tls.overHttp2(), FIRST_STREAM + 2 * request.getExchangeIndex())
                  : null);
      Objects.requireNonNull(scene, "scene").to(new Exchange(received(request), caught));
      return caught.response();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Received received(RecordedRequest request) {
    List<String> lines = new ArrayList<>();
    Headers headers = request.getHeaders();
    for (int i = 0; i < headers.size(); i++) {
      String name = headers.name(i).equals(":authority") ? "Host" : headers.name(i);
      if (!name.startsWith(":")) {
        lines.add(name + ": " + headers.value(i));
      }
    }
    byte[] body = request.getBody() == null ? new byte[0] : request.getBody().toByteArray();
    String line = request.getMethod() + " " + request.getTarget() + " " + request.getVersion();
    return new Received(request.getConnectionIndex(), line, lines, body);
  }

  @Override
  public void close() {
    server.close();
  }
}
