package io.github.registrysdk.core.wire;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.registrysdk.core.CallInterruptedException;
import io.github.registrysdk.core.Effect;
import io.github.registrysdk.core.TransportException;
import io.github.registrysdk.core.TransportException.Reason;
import io.github.registrysdk.core.wire.acme.AcmeClient;
import io.github.registrysdk.testsupport.wire.Reply;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import okhttp3.ConnectionPool;
import okhttp3.Dns;
import okhttp3.OkHttpClient;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What fails before the first byte is sent may be tried again, whatever it is. */
final class NotSentTest extends WireTest {
  @ParameterizedTest
  @EnumSource(Verb.class)
  void refusedConnectionIsRetried(Verb verb) {
    String url = server.url();
    server.close();
    AcmeClient client = client(b -> time.configure(b).baseUrl(url));
    TransportException e = failure(TransportException.class, () -> verb.send(client));
    assertThat(e.reason()).isEqualTo(Reason.CONNECT);
    assertThat(e.attempts()).isEqualTo(4);
    assertThat(e.effect()).isEqualTo(Effect.NONE);
    assertThat(time.sleeps()).hasSize(3);
  }

  @ParameterizedTest
  @EnumSource(Verb.class)
  void unknownHostIsLookedUpAgain(Verb verb) {
    AtomicInteger lookups = new AtomicInteger();
    AcmeClient client =
        clientWith(
            host -> {
              lookups.incrementAndGet();
              throw new UnknownHostException(host);
            });
    TransportException e = failure(TransportException.class, () -> verb.send(client));
    assertThat(e.reason()).isEqualTo(Reason.DNS);
    assertThat(e.effect()).isEqualTo(Effect.NONE);
    assertThat(lookups).hasValue(4);
  }

  @ParameterizedTest
  @EnumSource(Verb.class)
  void hostThatIsFoundTheSecondTimeIsUsed(Verb verb) throws Exception {
    AtomicInteger lookups = new AtomicInteger();
    AcmeClient client =
        clientWith(
            host -> {
              if (lookups.incrementAndGet() == 1) {
                throw new UnknownHostException(host);
              }
              return List.of(InetAddress.getLoopbackAddress());
            });
    server.always(Reply.widget());
    verb.send(client);
    assertThat(server.requests()).hasSize(1);
  }

  @Test
  void nothingIsLookedUpForAnInterruptedCall() throws Exception {
    AtomicInteger calls = new AtomicInteger();
    AtomicInteger lookups = new AtomicInteger();
    OkHttpClient provided =
        new OkHttpClient.Builder()
            .dns(
                host -> {
                  lookups.incrementAndGet();
                  return List.of(InetAddress.getLoopbackAddress());
                })
            .addInterceptor(
                chain -> {
                  if (calls.incrementAndGet() == 1) {
                    Thread.currentThread().interrupt();
                  }
                  return chain.proceed(chain.request());
                })
            .build();
    AcmeClient client =
        client(
            b ->
                time.configure(b)
                    .httpClient(provided)
                    .allowPlainHttp()
                    .baseUrl("http://acme.test:" + server.port()));
    server.always(Reply.widget());
    failure(CallInterruptedException.class, () -> Verb.GET.send(client));
    assertThat(Thread.interrupted()).isTrue();
    Verb.GET.send(client);
    assertThat(lookups).hasValue(1);
    provided.connectionPool().evictAll();
  }

  private AcmeClient clientWith(Dns dns) {
    ConnectionPool keepsNothing = new ConnectionPool(0, 1, TimeUnit.SECONDS);
    OkHttpClient provided =
        new OkHttpClient.Builder().dns(dns).connectionPool(keepsNothing).build();
    return client(
        b ->
            time.configure(b)
                .httpClient(provided)
                .allowPlainHttp()
                .baseUrl("http://acme.test:" + server.port()));
  }

  /** Linux drops what does not fit into the queue of a listener that accepts nothing. */
  @ParameterizedTest
  @EnumSource(
      value = Verb.class,
      names = {"GET", "CREATE"})
  void connectTimeoutIsRetried(Verb verb) throws Exception {
    List<Socket> waiting = new ArrayList<>();
    try (ServerSocket full = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      for (int i = 0; i < 3; i++) {
        Socket socket = new Socket();
        waiting.add(socket);
        try {
          socket.connect(full.getLocalSocketAddress(), 50);
        } catch (java.net.SocketTimeoutException e) {
          assertThat(i).isPositive();
        }
      }
      AcmeClient client =
          client(
              b ->
                  time.configure(b)
                      .connectTimeout(Duration.ofMillis(50))
                      .baseUrl("http://127.0.0.1:" + full.getLocalPort()));
      TransportException e = failure(TransportException.class, () -> verb.send(client));
      assertThat(e.reason()).isEqualTo(Reason.TIMEOUT);
      assertThat(e.attempts()).isEqualTo(4);
      assertThat(e.effect()).isEqualTo(Effect.NONE);
    } finally {
      for (Socket socket : waiting) {
        socket.close();
      }
    }
  }
}
