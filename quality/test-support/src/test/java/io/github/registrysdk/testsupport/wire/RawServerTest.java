package io.github.registrysdk.testsupport.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class RawServerTest {
  private static int responseTo(String sent, RawServer server) throws IOException {
    try (Socket client = new Socket(InetAddress.getLoopbackAddress(), server.port())) {
      client.setSoTimeout(5000);
      client.getOutputStream().write(sent.getBytes(StandardCharsets.ISO_8859_1));
      return client.getInputStream().read();
    }
  }

  @Test
  void whatIsNotHttpIsHungUpOnAndNotCounted() throws Exception {
    try (RawServer server = RawServer.start()) {
      assertThat(responseTo("\26\3\1\nhello\n\n", server)).isEqualTo(-1);
      server.awaitHangUp();
      assertThat(server.requests()).isEmpty();
    }
  }

  @Test
  void replyThatFailsIsNotLost() throws Exception {
    IllegalStateException cause = new IllegalStateException("of the reply");
    RawServer server =
        RawServer.start()
            .always(
                exchange -> {
                  throw cause;
                });
    assertThat(responseTo("GET / HTTP/1.1\r\nHost: a\r\n\r\n", server)).isEqualTo(-1);
    server.awaitHangUp();
    assertThatExceptionOfType(AssertionError.class).isThrownBy(server::close).withCause(cause);
  }
}
