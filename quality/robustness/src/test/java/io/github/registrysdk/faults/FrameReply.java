package io.github.registrysdk.faults;

import io.github.registrysdk.testsupport.wire.Exchange;
import io.github.registrysdk.testsupport.wire.Reply;
import java.io.IOException;
import java.util.function.UnaryOperator;
import mockwebserver3.MockResponse;

/**
 * A response that goes wrong in its frames. A retry of a request goes over HTTP/1.1, where the
 * nearest thing is done.
 *
 * @param scene whose response it is
 * @param http2 what is done to the right response's frames
 * @param http1 what is done to the right response of HTTP/1.1
 */
record FrameReply(
    Scene scene,
    UnaryOperator<MockResponse.Builder> http2,
    UnaryOperator<MockResponse.Builder> http1)
    implements Reply {
  @Override
  public void to(Exchange exchange) throws IOException {
    if (!(exchange.socket() instanceof CaughtResponse caught)) {
      throw new IllegalStateException("only for what may come over HTTP/2");
    }
    scene.response().to(exchange);
    MockResponse.Builder right = caught.response().newBuilder();
    caught.frames((caught.http2() != null ? http2 : http1).apply(right).build());
  }
}
