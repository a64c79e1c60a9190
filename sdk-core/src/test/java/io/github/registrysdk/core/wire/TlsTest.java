package io.github.registrysdk.core.wire;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.registrysdk.core.Effect;
import io.github.registrysdk.core.TransportException;
import io.github.registrysdk.core.TransportException.Reason;
import io.github.registrysdk.core.wire.acme.AcmeClient;
import io.github.registrysdk.testsupport.wire.Certificates;
import io.github.registrysdk.testsupport.wire.CutServer;
import io.github.registrysdk.testsupport.wire.RawServer;
import io.github.registrysdk.testsupport.wire.Reply;
import java.io.InterruptedIOException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;
import okhttp3.CertificatePinner;
import okhttp3.OkHttpClient;
import okhttp3.tls.HeldCertificate;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Connections that do not become secure. */
final class TlsTest extends WireTest {
  private AcmeClient trusting(RawServer secure, OkHttpClient provided) {
    return client(
        b ->
            time.configure(b)
                .httpClient(provided)
                .baseUrl("https://127.0.0.1:" + secure.port() + "/v1"));
  }

  private TransportException failure(AcmeClient client) {
    TransportException e = failure(TransportException.class, () -> Verb.CREATE.send(client));
    assertThat(e.effect()).isEqualTo(Effect.NONE);
    return e;
  }

  @Test
  void trustedServerIsTalkedTo() throws Exception {
    try (RawServer secure = RawServer.start(Certificates.valid()).always(Reply.widget())) {
      OkHttpClient provided = Certificates.trusting().build();
      AcmeClient client = trusting(secure, provided);
      Verb.CREATE.send(client);
      Verb.GET.send(client);
      assertThat(secure.requests()).hasSize(2);
      provided.connectionPool().evictAll();
    }
  }

  @ParameterizedTest
  @EnumSource(Verb.class)
  void nobodyWaitsForAServerThatDoesNotCloseTheConnectionToo(Verb verb) throws Exception {
    Duration read = Duration.ofSeconds(20);
    CountDownLatch end = new CountDownLatch(1);
    Reply openForLong =
        exchange -> {
          Reply.widget().to(exchange);
          try {
            end.await();
          } catch (InterruptedException e) {
            throw new InterruptedIOException();
          }
        };
    try (RawServer secure = RawServer.start(Certificates.valid()).always(openForLong)) {
      OkHttpClient provided = Certificates.trusting().build();
      long started = System.nanoTime();
      AcmeClient client =
          client(
              b ->
                  time.configure(b)
                      .readTimeout(read)
                      .httpClient(provided)
                      .baseUrl("https://127.0.0.1:" + secure.port()));
      verb.send(client);
      provided.connectionPool().evictAll();
      assertThat(Duration.ofNanos(System.nanoTime() - started)).isLessThan(read);
    } finally {
      end.countDown();
    }
  }

  static Stream<Arguments> badCertificates() {
    return Stream.of(
        Arguments.of(Named.of("expired", Certificates.expired()), "has expired; check the clock"),
        Arguments.of(
            Named.of("not yet valid", Certificates.notYetValid()),
            "is not valid yet; check the clock"),
        Arguments.of(
            Named.of("self-signed", Certificates.selfSigned()), "javax.net.ssl.trustStore"),
        Arguments.of(
            Named.of("wrong host", Certificates.valid("other.example")),
            "is not for this host, or not the pinned one; check the base URL"));
  }

  @ParameterizedTest
  @MethodSource("badCertificates")
  void badCertificateIsNamedAndNotRetried(HeldCertificate certificate, String reason) {
    try (RawServer secure = RawServer.start(certificate).always(Reply.widget())) {
      TransportException e = failure(trusting(secure, Certificates.trusting().build()));
      assertThat(e.reason()).isEqualTo(Reason.TLS);
      assertThat(e).hasMessageContaining(reason);
      assertThat(e.attempts()).isEqualTo(1);
      assertThat(secure.requests()).isEmpty();
    }
  }

  @Test
  void certificateThatIsNotThePinnedOneIsRefused() {
    try (RawServer secure = RawServer.start(Certificates.valid()).always(Reply.widget())) {
      CertificatePinner pinner =
          new CertificatePinner.Builder()
              .add("127.0.0.1", "sha256/AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=")
              .build();
      OkHttpClient provided = Certificates.trusting().certificatePinner(pinner).build();
      TransportException e = failure(trusting(secure, provided));
      assertThat(e.reason()).isEqualTo(Reason.TLS);
      assertThat(e.attempts()).isEqualTo(1);
    }
  }

  /** The server takes the start of the handshake for a request and hangs up. */
  @ParameterizedTest
  @EnumSource(Verb.class)
  void handshakeThatIsCutIsRetriedOnce(Verb verb) throws Exception {
    try (CutServer cut = new CutServer("")) {
      AcmeClient client = client(b -> time.configure(b).baseUrl(cut.url()));
      TransportException e = failure(TransportException.class, () -> verb.send(client));
      assertThat(e.reason()).isEqualTo(Reason.TLS);
      assertThat(e.attempts()).isEqualTo(2);
      assertThat(e.effect()).isEqualTo(Effect.NONE);
      assertThat(cut.connections()).isEqualTo(2);
    }
  }

  @Test
  void plainTextOnATlsPortIsRetriedOnce() throws Exception {
    try (CutServer plain = new CutServer("HTTP/1.1 400 Bad Request\r\n\r\n")) {
      AcmeClient client = client(b -> time.configure(b).baseUrl(plain.url()));
      TransportException e = failure(client);
      assertThat(e.reason()).isEqualTo(Reason.TLS);
      assertThat(e.attempts()).isEqualTo(2);
    }
  }

  /** The connect timeout does not include the handshake. */
  @Test
  @Timeout(30)
  void handshakeThatStallsEndsAtTheReadTimeout() {
    server.always(Reply.stall());
    AcmeClient client =
        client(
            b ->
                time.configure(b)
                    .connectTimeout(Duration.ofHours(1))
                    .readTimeout(Duration.ofMillis(80))
                    .baseUrl("https://127.0.0.1:" + server.port()));
    TransportException e = failure(client);
    assertThat(e.reason()).isEqualTo(Reason.TIMEOUT);
    assertThat(e.attempts()).isEqualTo(2);
  }
}
