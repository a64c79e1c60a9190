package io.github.registrysdk.core.internal.redact;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.ConnectException;
import java.net.ProtocolException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.util.List;
import javax.net.ssl.SSLHandshakeException;
import org.junit.jupiter.api.Test;

class ScrubbedCauseTest {

  @Test
  void whatSpeaksOfConnectionsKeepsItsWords() {
    for (Exception e :
        List.of(
            new ConnectException("refused\r\nby peer"),
            new SocketException("refused\r\nby peer"),
            new SocketTimeoutException("refused\r\nby peer"),
            new UnknownHostException("refused\r\nby peer"),
            new SSLHandshakeException("refused\r\nby peer"))) {
      assertThat(ScrubbedCause.of(e)).hasMessage(e.getClass().getName() + ": refused by peer");
    }
    assertThat(ScrubbedCause.of(new SocketException())).hasMessage("java.net.SocketException");
  }

  @Test
  void whatMayQuoteThePeerKeepsItsNameOnly() {
    for (Exception e :
        List.of(
            new IOException("hunter2"),
            new ProtocolException("hunter2"),
            new IllegalArgumentException("hunter2"),
            new NumberFormatException("hunter2"))) {
      assertThat(ScrubbedCause.of(e)).hasMessage(e.getClass().getName());
    }
  }

  @Test
  void theStackTraceIsKeptAndSuppressedExceptionsAreNot() {
    IOException original = new IOException("hunter2");
    original.addSuppressed(new IOException("hunter2"));
    Throwable scrubbed = ScrubbedCause.of(original);
    assertThat(scrubbed.getStackTrace()).isEqualTo(original.getStackTrace());
    assertThat(scrubbed.getSuppressed()).isEmpty();
  }

  @Test
  void causesAreScrubbedTooAndEndSomewhere() {
    Throwable chain = new IOException("hunter2");
    for (int i = 0; i < 20; i++) {
      chain = new IllegalStateException("hunter2", chain);
    }
    int depth = 0;
    for (Throwable e = ScrubbedCause.of(chain); e != null; e = e.getCause()) {
      assertThat(e.getMessage()).doesNotContain("hunter2");
      depth++;
    }
    assertThat(depth).isEqualTo(9);
    assertThat(ScrubbedCause.of(new IOException("x", new SocketException("reset"))).getCause())
        .hasMessage("java.net.SocketException: reset");
  }
}
