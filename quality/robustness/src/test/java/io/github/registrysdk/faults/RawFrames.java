package io.github.registrysdk.faults;

import io.github.registrysdk.testsupport.wire.Exchange;
import io.github.registrysdk.testsupport.wire.Http2Frame;
import io.github.registrysdk.testsupport.wire.Reply;
import java.io.ByteArrayOutputStream;
import java.io.IOException;

/**
 * Frames that the server's library would not send, before the response.
 *
 * @param scene whose response it is
 * @param frame of which there are many
 * @param number how many are sent at once
 * @param endless whether they are sent until the client has had enough
 */
record RawFrames(Scene scene, Http2Frame frame, int number, boolean endless) implements Reply {
  @Override
  public void to(Exchange exchange) throws IOException {
    if (exchange.socket() instanceof CaughtResponse caught && caught.http2() != null) {
      send(caught.http2());
    }
    scene.response().to(exchange);
  }

  private void send(CaughtResponse.Http2Stream stream) throws IOException {
    ByteArrayOutputStream many = new ByteArrayOutputStream();
    for (int i = 0; i < number; i++) {
      many.writeBytes(frame.bytes(stream.id()));
    }
    try {
      do {
        // Whole frames at once: the server's library writes to the connection too.
        stream.connection().write(many.toByteArray());
      } while (endless);
    } catch (IOException e) {
      if (!endless) {
        throw e;
      }
    }
  }
}
