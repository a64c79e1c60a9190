package io.github.registrysdk.testing.internal.http;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.URI;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import mockwebserver3.SocketEffect;
import org.jspecify.annotations.Nullable;

/** A port of 127.0.0.1 on which a function responds to requests. */
public final class LocalServer implements AutoCloseable {

  private final MockWebServer server = new MockWebServer();
  private final Function<FakeRequest, MockResponse> responder;

  /** A server that does not listen yet, with responses that may break HTTP. */
  public LocalServer(Function<FakeRequest, MockResponse> responder) {
    this.responder = responder;
  }

  /**
   * A server that does not listen yet.
   *
   * @param responder makes the response; null closes the connection without one
   */
  public static LocalServer responding(Function<FakeRequest, @Nullable FakeResponse> responder) {
    return new LocalServer(
        request -> {
          FakeResponse response = responder.apply(request);
          return response == null
              ? new MockResponse.Builder().onResponseStart(new SocketEffect.CloseSocket()).build()
              : response.toWire().build();
        });
  }

  /** Listens on a free port from here on. */
  public LocalServer start() {
    server.setServerSocketFactory(new PromptServerSockets());
    server.setDispatcher(
        new Dispatcher() {
          @Override
          public MockResponse dispatch(RecordedRequest request) throws InterruptedException {
            forgetQueued();
            return responder.apply(new FakeRequest(request, baseUrl()));
          }
        });
    try {
      server.start(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), 0);
    } catch (IOException e) {
      throw new UncheckedIOException("no port to listen on was found", e);
    }
    return this;
  }

  /** The server's URL, ending in a slash. */
  public URI baseUrl() {
    return URI.create("http://127.0.0.1:" + server.getPort() + "/");
  }

  /** The server queues all it reads for takeRequest(); left there, large uploads would pile up. */
  private void forgetQueued() throws InterruptedException {
    RecordedRequest queued;
    do {
      queued = server.takeRequest(0, TimeUnit.MILLISECONDS);
    } while (queued != null);
  }

  @Override
  public void close() {
    server.close();
  }
}
