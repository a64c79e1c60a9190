package io.github.registrysdk.core.wire;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.registrysdk.core.wire.acme.AcmeClient;
import io.github.registrysdk.core.wire.acme.Widget;
import io.github.registrysdk.testsupport.wire.Certificates;
import io.github.registrysdk.testsupport.wire.ClientSockets;
import io.github.registrysdk.testsupport.wire.RawServer;
import io.github.registrysdk.testsupport.wire.Received;
import io.github.registrysdk.testsupport.wire.Reply;
import java.net.InetAddress;
import java.net.Proxy;
import java.net.Socket;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import okhttp3.Dns;
import okhttp3.OkHttpClient;
import okhttp3.Protocol;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Responses that were on a connection before their request (RFC 9112, 9.2). */
final class SurplusResponseTest extends WireTest {
  private final CountDownLatch read = new CountDownLatch(1);
  private final CountDownLatch sent = new CountDownLatch(1);

  /** Followed by one more response, at once or when the client has read the first. */
  private Reply andOneMore(String surplus, boolean together) {
    String first = "HTTP/1.1 200 OK\r\nContent-Length: 11\r\n\r\n{\"id\":\"w1\"}";
    return exchange -> {
      if (together) {
        exchange.send(first + surplus);
      } else {
        exchange.send(first);
        await(read);
        exchange.send(surplus);
      }
      sent.countDown();
    };
  }

  private void surplusArrives() {
    read.countDown();
    await(sent);
  }

  private static Reply own() {
    return exchange -> {
      String id = exchange.request().target().replaceAll(".*/", "");
      Reply.json("{\"id\":\"" + id + "\"}").to(exchange);
    };
  }

  private static final String SURPLUS =
      "HTTP/1.1 200 OK\r\nContent-Length: 14\r\n\r\n{\"id\":\"wrong\"}";

  @ParameterizedTest
  @CsvSource({"false, false", "false, true", "true, false", "true, true"})
  void readNeverGetsTheSurplusResponse(boolean tls, boolean together) throws Exception {
    try (RawServer other = tls ? RawServer.start(Certificates.valid()) : RawServer.start()) {
      other.reply(andOneMore(SURPLUS, together)).always(own());
      OkHttpClient provided = Certificates.trusting().build();
      AcmeClient client =
          client(
              b ->
                  time.configure(b)
                      .httpClient(provided)
                      .baseUrl((tls ? "https" : "http") + "://127.0.0.1:" + other.port()));
      client.widgets().get("w1");
      surplusArrives();
      assertThat(client.widgets().get("w2")).extracting(Widget::id).isEqualTo("w2");
      assertThat(other.connections()).isEqualTo(2);
    }
  }

  /** The rest of it comes when the server has the next request. */
  @ParameterizedTest
  @EnumSource(
      value = Verb.class,
      names = {"DELETE", "REPLACE", "UPDATE", "CREATE"})
  void writeDoesNotUseAConnectionThatWasUsed(Verb verb) throws Exception {
    server
        .reply(andOneMore(SURPLUS.substring(0, 20), true))
        .always(exchange -> exchange.send(SURPLUS.substring(20)));
    AcmeClient client = client();
    Verb.GET.send(client);
    server.always(Reply.widget());
    verb.send(client);
    assertThat(server.requests()).extracting(Received::connection).containsExactly(1, 2);
  }

  /** Sockets whose bytes the client cannot count. */
  enum Sockets {
    OF_THE_CALLER,
    OVER_SOCKS;

    OkHttpClient client(SocksServer socks) {
      OkHttpClient.Builder client = new OkHttpClient.Builder();
      return this == OVER_SOCKS
          ? client.proxy(new Proxy(Proxy.Type.SOCKS, socks.address())).build()
          : client.socketFactory(new ClientSockets(Socket::new)).build();
    }
  }

  /**
   * The whole surplus response arrives together with the first, and counts of bytes do not help.
   */
  @ParameterizedTest
  @EnumSource(Sockets.class)
  void writeOverSocketsThatAreNotCountedHasAConnectionOfItsOwn(Sockets sockets) throws Exception {
    server.reply(andOneMore(SURPLUS, true)).always(Reply.widget());
    try (SocksServer socks = new SocksServer()) {
      OkHttpClient provided = sockets.client(socks);
      AcmeClient client = client(b -> time.configure(b).httpClient(provided).allowPlainHttp());
      Verb.GET.send(client);
      for (Verb verb : Verb.values()) {
        if (verb != Verb.GET) {
          verb.send(client);
        }
      }
      provided.connectionPool().evictAll();
    }
    assertThat(server.requests()).extracting(Received::connection).containsExactly(1, 2, 3, 4, 5);
  }

  /** It has begun when no connection was known to be HTTP/1.1, and another call makes the first. */
  @Test
  void writeThatBeganBeforeTheFirstConnectionDoesNotUseIt() throws Exception {
    server.reply(andOneMore(SURPLUS.substring(0, 20), true)).always(Reply.widget());
    CountDownLatch looking = new CountDownLatch(1);
    CountDownLatch found = new CountDownLatch(1);
    AtomicInteger lookups = new AtomicInteger();
    Dns dns =
        host -> {
          if (lookups.getAndIncrement() == 0) {
            looking.countDown();
            await(found);
          }
          return List.of(InetAddress.getLoopbackAddress());
        };
    OkHttpClient provided = new OkHttpClient.Builder().dns(dns).build();
    AcmeClient client =
        client(
            b ->
                time.configure(b)
                    .httpClient(provided)
                    .baseUrl("http://localhost:" + server.port() + "/v1"));
    CompletableFuture<Object> delete =
        CompletableFuture.supplyAsync(() -> Verb.DELETE.send(client));
    await(looking);
    Verb.GET.send(client);
    found.countDown();
    delete.get(5, TimeUnit.SECONDS);
    provided.connectionPool().evictAll();
    assertThat(server.requests()).extracting(Received::connection).containsExactly(1, 2);
  }

  @ParameterizedTest
  @EnumSource(Verb.class)
  void surplusErrorOrEndOfAConnectionIsNoResponse(Verb verb) throws Exception {
    server
        .reply(andOneMore("HTTP/1.1 408 Too slow\r\nContent-Length: 0\r\n\r\n", false))
        .always(Reply.widget());
    AcmeClient client = client();
    Verb.GET.send(client);
    surplusArrives();
    verb.send(client);
    assertThat(server.requests()).hasSize(2);
    assertThat(time.sleeps()).isEmpty();
  }

  /** Each response names its request, so that there is nothing to fear. */
  @Test
  void deleteOverHttp2SharesItsConnection() throws Exception {
    try (MockWebServer http2 = new MockWebServer()) {
      http2.useHttps(Certificates.server(Certificates.valid("localhost")).sslSocketFactory());
      MockResponse widget = new MockResponse.Builder().body("{\"id\":\"w1\"}").build();
      http2.enqueue(widget);
      http2.enqueue(widget);
      http2.start();
      OkHttpClient provided = Certificates.trusting().build();
      AcmeClient client =
          client(
              b ->
                  time.configure(b)
                      .httpClient(provided)
                      .baseUrl("https://localhost:" + http2.getPort() + "/v1"));
      Verb.GET.send(client);
      Verb.DELETE.send(client);
      assertThat(http2.takeRequest().getConnectionIndex()).isZero();
      assertThat(http2.takeRequest().getConnectionIndex()).isZero();
      provided.connectionPool().evictAll();
    }
  }

  @Test
  void http2WithoutTlsIsRead() throws Exception {
    try (MockWebServer http2 = new MockWebServer()) {
      http2.setProtocols(List.of(Protocol.H2_PRIOR_KNOWLEDGE));
      MockResponse widget = new MockResponse.Builder().body("{\"id\":\"w1\"}").build();
      http2.enqueue(widget);
      http2.enqueue(widget);
      http2.start();
      OkHttpClient provided =
          new OkHttpClient.Builder().protocols(List.of(Protocol.H2_PRIOR_KNOWLEDGE)).build();
      AcmeClient client =
          client(
              b ->
                  time.configure(b)
                      .httpClient(provided)
                      .baseUrl("http://localhost:" + http2.getPort() + "/v1"));
      Verb.GET.send(client);
      Verb.DELETE.send(client);
      assertThat(http2.getRequestCount()).isEqualTo(2);
      provided.connectionPool().evictAll();
    }
  }
}
