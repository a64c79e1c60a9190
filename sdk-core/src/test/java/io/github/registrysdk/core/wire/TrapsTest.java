package io.github.registrysdk.core.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.registrysdk.core.OutcomeUnknownException;
import io.github.registrysdk.core.ProtocolException;
import io.github.registrysdk.core.Secret;
import io.github.registrysdk.core.ServerException;
import io.github.registrysdk.core.Upload;
import io.github.registrysdk.core.UploadException;
import io.github.registrysdk.core.wire.acme.AcmeClient;
import io.github.registrysdk.testsupport.wire.RawServer;
import io.github.registrysdk.testsupport.wire.Received;
import io.github.registrysdk.testsupport.wire.Reply;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.zip.GZIPOutputStream;
import okhttp3.Call;
import okhttp3.EventListener;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Each scenario first shows that plain OkHttp falls into the trap, then that we do not. */
final class TrapsTest extends WireTest {
  @TempDir Path folder;

  private final OkHttpClient plain = new OkHttpClient();

  @AfterEach
  void evict() {
    plain.connectionPool().evictAll();
  }

  private Request.Builder request() {
    return new Request.Builder().url(server.url() + "/v1/widgets/w1");
  }

  private static RequestBody body() {
    return RequestBody.create("{}".getBytes(StandardCharsets.UTF_8));
  }

  /** Its status. */
  private static int execute(OkHttpClient client, Request request) throws IOException {
    try (Response response = client.newCall(request).execute()) {
      response.body().bytes();
      return response.code();
    }
  }

  @Test
  void postOverADyingConnectionIsSentTwice() throws Exception {
    server.reply(Reply.widget(), Reply.close()).always(Reply.widget());
    execute(plain, request().build());
    assertThat(execute(plain, request().post(body()).build())).isEqualTo(200);
    assertThat(server.requests()).filteredOn(r -> r.method().equals("POST")).hasSize(2);

    server.requests().clear();
    server.reply(Reply.widget(), Reply.close());
    AcmeClient client = client();
    Verb.GET.send(client);
    failure(OutcomeUnknownException.class, () -> Verb.CREATE.send(client));
    assertThat(server.requests()).filteredOn(r -> r.method().equals("POST")).hasSize(1);
  }

  @Test
  void postOverAConnectionThatWasClosedMeanwhileFails() throws Exception {
    OkHttpClient once = plain.newBuilder().retryOnConnectionFailure(false).build();
    server.always(Reply.widget());
    execute(once, request().build());
    server.hangUp();
    server.awaitHangUp();
    assertThatThrownBy(() -> execute(once, request().post(body()).build()))
        .isInstanceOf(IOException.class);

    AcmeClient client = client();
    Verb.GET.send(client);
    server.hangUp();
    server.awaitHangUp();
    Verb.CREATE.send(client);
  }

  @ParameterizedTest
  @CsvSource({"503,Retry-After: 0", "408,X-No: 1"})
  void postIsSentAgainAfterSomeStatuses(int status, String header) throws Exception {
    Reply reply = Reply.status(status, header + "\r\n", "");
    server.reply(reply).always(Reply.widget());
    assertThat(execute(plain, request().post(body()).build())).isEqualTo(200);
    assertThat(server.requests()).hasSize(2);

    server.requests().clear();
    server.reply(reply);
    AcmeClient once = client(b -> b.retryPolicy(io.github.registrysdk.core.RetryPolicy.none()));
    failure(() -> Verb.CREATE.send(once));
    assertThat(server.requests()).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(ints = {301, 302, 303})
  void redirectTurnsADeleteIntoAGetThatSucceeds(int status) throws Exception {
    Reply redirect = Reply.status(status, "Location: /elsewhere\r\n", "");
    server.reply(redirect).always(Reply.widget());
    assertThat(execute(plain, request().delete().build())).isEqualTo(200);
    assertThat(server.requests()).extracting(Received::method).containsExactly("DELETE", "GET");

    server.requests().clear();
    server.reply(redirect);
    AcmeClient client = client();
    failure(ProtocolException.class, () -> Verb.DELETE.send(client));
    assertThat(server.requests()).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(ints = {307, 308})
  void redirectCarriesTheBodyToAnotherHost(int status) throws Exception {
    try (RawServer other = RawServer.start().always(Reply.widget())) {
      Reply redirect = Reply.status(status, "Location: " + other.url() + "/x\r\n", "");
      server.always(redirect);
      Request custom = request().header("X-Token", "s3cret").post(body()).build();
      assertThat(execute(plain, custom)).isEqualTo(200);
      assertThat(other.requests().get(0).text()).isEqualTo("{}");
      assertThat(other.requests().get(0).header("X-Token")).isEqualTo("s3cret");
      plain.connectionPool().evictAll();

      AcmeClient client = client();
      failure(ProtocolException.class, () -> Verb.CREATE.send(client));
      failure(ProtocolException.class, () -> Verb.GET.send(client));
      assertThat(other.requests()).hasSize(1);
    }
  }

  @Test
  void networkInterceptorSendsTheTokenToAnotherHost() throws Exception {
    try (RawServer other = RawServer.start().always(Reply.widget())) {
      OkHttpClient bearing =
          plain
              .newBuilder()
              .addNetworkInterceptor(
                  chain ->
                      chain.proceed(
                          chain.request().newBuilder().header("Authorization", "Bearer x").build()))
              .build();
      server.always(Reply.status(302, "Location: " + other.url() + "/x\r\n", ""));
      execute(bearing, request().build());
      assertThat(other.requests().get(0).header("Authorization")).isEqualTo("Bearer x");

      AcmeClient client = client();
      failure(ProtocolException.class, () -> Verb.GET.send(client));
      assertThat(other.requests()).hasSize(1);
    }
  }

  @Test
  void largeRetryAfterIsAnUndeclaredException() {
    server.always(Reply.status(503, "Retry-After: 2147483648\r\n", ""));
    assertThatThrownBy(() -> execute(plain, request().build()))
        .isInstanceOf(NumberFormatException.class);

    AcmeClient client = client();
    failure(ServerException.class, () -> Verb.GET.send(client));
  }

  @Test
  void negativeLengthIsAnUndeclaredException() {
    server.always(Reply.rawThenClose("HTTP/1.1 200 OK\r\nContent-Length: -2\r\n\r\n{}"));
    assertThatThrownBy(() -> execute(plain, request().build()))
        .isInstanceOf(IllegalArgumentException.class);

    AcmeClient client = client();
    failure(ProtocolException.class, () -> Verb.GET.send(client));
  }

  @Test
  void dotsRemoveASegmentOfThePath() {
    HttpUrl url = HttpUrl.get(server.url() + "/v1/widgets/");
    assertThat(url.newBuilder().addPathSegment("..").build().encodedPath()).isEqualTo("/v1/");

    AcmeClient client = client();
    assertThatThrownBy(() -> client.widgets().get(".."))
        .isInstanceOf(IllegalArgumentException.class);
    assertThat(server.requests()).isEmpty();
  }

  @Test
  void fileThatGrowsSmugglesARequest() throws Exception {
    Path file = Files.writeString(folder.resolve("w.txt"), "content");
    EventListener growing =
        new EventListener() {
          @Override
          public void connectStart(Call call, InetSocketAddress address, Proxy proxy) {
            grow(file);
          }
        };
    server.always(Reply.status(200));
    OkHttpClient listening = plain.newBuilder().eventListener(growing).build();
    execute(listening, request().post(RequestBody.create(file.toFile(), null)).build());
    server.awaitRequest();
    assertThat(server.awaitRequest().target()).isEqualTo("/smuggled");
    plain.connectionPool().evictAll();

    server.requests().clear();
    Files.writeString(file, "content");
    AcmeClient client = client(b -> b.httpClient(listening));
    Upload upload = Upload.file(file);
    failure(UploadException.class, () -> client.widgets().publish(upload));
    assertThat(server.requests()).isEmpty();
  }

  private static void grow(Path file) {
    try {
      String more = "GET /smuggled HTTP/1.1\r\nHost: x\r\n\r\n";
      Files.writeString(file, more, StandardOpenOption.APPEND);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void gzipBombIsInflated() throws Exception {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
      out.write(" ".repeat(20_000_000).getBytes(StandardCharsets.US_ASCII));
    }
    byte[] bomb = bytes.toByteArray();
    String head = "HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: ";
    server.always(exchange -> exchange.send(head + bomb.length + "\r\n\r\n").send(bomb));
    try (Response response = plain.newCall(request().build()).execute()) {
      assertThat(response.body().bytes()).hasSize(20_000_000);
    }

    AcmeClient client = client();
    ProtocolException e = failure(ProtocolException.class, () -> Verb.GET.send(client));
    assertThat(e.reason()).isEqualTo(ProtocolException.Reason.TOO_LARGE);
  }

  @Test
  void malformedTokenIsQuoted() {
    assertThatThrownBy(() -> request().header("X-Token", "s3cret\n"))
        .hasMessageContaining("s3cret");

    assertThatThrownBy(() -> AcmeClient.builder().token(Secret.of("s3cret\n")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageNotContaining("s3cret");
  }
}
