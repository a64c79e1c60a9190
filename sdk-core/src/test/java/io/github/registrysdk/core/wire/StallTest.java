package io.github.registrysdk.core.wire;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.registrysdk.core.ApiRequest;
import io.github.registrysdk.core.CallInterruptedException;
import io.github.registrysdk.core.CallOptions;
import io.github.registrysdk.core.Effect;
import io.github.registrysdk.core.OutcomeUnknownException;
import io.github.registrysdk.core.ProtocolException;
import io.github.registrysdk.core.SdkException;
import io.github.registrysdk.core.Secret;
import io.github.registrysdk.core.TransportException;
import io.github.registrysdk.core.Upload;
import io.github.registrysdk.core.wire.acme.AcmeClient;
import io.github.registrysdk.testsupport.wire.Certificates;
import io.github.registrysdk.testsupport.wire.CutServer;
import io.github.registrysdk.testsupport.wire.Reply;
import io.github.registrysdk.testsupport.wire.SlowServer;
import java.io.ByteArrayInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import okhttp3.OkHttpClient;
import okhttp3.Response;
import okio.Buffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** Uploads that get on slowly, and some that do not get on at all. */
final class StallTest extends WireTest {
  /** More than a connection buffers. */
  private static final int SIZE = 16 * 1024 * 1024;

  private static final Duration SHORT = Duration.ofMillis(300);

  /** More than a busy machine keeps a thread waiting. */
  private static final Duration LONG = Duration.ofSeconds(1);

  private AcmeClient client(String url, Duration longestWrite) {
    return client(b -> b.baseUrl(url).writeTimeout(longestWrite));
  }

  private static Upload file() {
    return Upload.bytes("w.bin", new byte[SIZE]);
  }

  @Test
  void serverThatStopsReadingEndsTheUpload() {
    try (SlowServer deaf = new SlowServer(1024, Duration.ofSeconds(5), 1)) {
      AcmeClient client = client(deaf.url(), SHORT);
      OutcomeUnknownException e =
          failure(OutcomeUnknownException.class, () -> client.widgets().publish(file()));
      assertThat(e.effect()).isEqualTo(Effect.UNKNOWN);
      assertThat(e.attempts()).isEqualTo(1);
      assertThat(e.getCause())
          .isInstanceOf(TransportException.class)
          .hasMessageContaining("the server stopped reading the request");
      assertThat(((TransportException) e.getCause()).reason())
          .isEqualTo(TransportException.Reason.TIMEOUT);
      assertThat(e.report().elapsed()).isBetween(SHORT, Duration.ofSeconds(4));
    }
  }

  private static void handshake(ServerSocket listener, CountDownLatch end) {
    try (SSLSocket socket = (SSLSocket) listener.accept()) {
      SSLParameters parameters = socket.getSSLParameters();
      parameters.setApplicationProtocols(new String[] {"h2", "http/1.1"});
      socket.setSSLParameters(parameters);
      socket.startHandshake();
      // Over HTTP/2, nothing would end a write that hangs.
      assertThat(socket.getApplicationProtocol()).isEqualTo("http/1.1");
      end.await();
    } catch (IOException | InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Of a call over TLS to a server that reads nothing after the handshake. */
  private <T extends SdkException> T failureOverTls(Class<T> type, Consumer<AcmeClient> request)
      throws Exception {
    Duration call = Duration.ofSeconds(20);
    CountDownLatch end = new CountDownLatch(1);
    T e;
    AtomicReference<Throwable> failed = new AtomicReference<>();
    try (ServerSocket deaf =
        Certificates.server(Certificates.valid())
            .sslContext()
            .getServerSocketFactory()
            .createServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      Thread thread = new Thread(() -> handshake(deaf, end));
      thread.setUncaughtExceptionHandler((ended, thrown) -> failed.set(thrown));
      thread.start();
      AcmeClient client =
          client(
                  b ->
                      b.baseUrl("https://127.0.0.1:" + deaf.getLocalPort())
                          .httpClient(Certificates.trusting().build())
                          .writeTimeout(SHORT))
              .withOptions(CallOptions.builder().timeout(call).maxAttempts(1).build());
      e =
          failure(
              type,
              () -> {
                request.accept(client);
                return client;
              });
      assertThat(e.report().elapsed()).isBetween(SHORT, call);
      end.countDown();
      thread.join();
    }
    assertThat(failed.get()).isNull();
    return e;
  }

  @Test
  void serverThatStopsReadingEndsTheUploadOverTlsToo() throws Exception {
    OutcomeUnknownException e =
        failureOverTls(OutcomeUnknownException.class, client -> client.widgets().publish(file()));
    assertThat(e.getCause()).hasMessageContaining("the server stopped reading the request");
  }

  /** A write that hangs must not keep Okio's only thread for timeouts from all other calls. */
  @Test
  void serverThatStopsReadingEndsALargeRequestOverTls() throws Exception {
    String large = "\"" + "x".repeat(SIZE) + "\"";
    OutcomeUnknownException e =
        failureOverTls(
            OutcomeUnknownException.class,
            client -> client.send(ApiRequest.post("widgets").json(large)));
    assertThat(((TransportException) e.getCause()).reason())
        .isEqualTo(TransportException.Reason.TIMEOUT);
    TransportException deletion =
        failureOverTls(
            TransportException.class,
            client -> client.send(ApiRequest.delete("widgets").json(large)));
    assertThat(deletion.reason()).isEqualTo(TransportException.Reason.TIMEOUT);
    assertThat(deletion.effect()).isEqualTo(Effect.UNKNOWN);
  }

  /** OkHttp takes a response that comes before the end of what it failed to send. */
  @Test
  @EnabledOnOs(value = OS.LINUX, disabledReason = "elsewhere a reset discards the response")
  void successThatComesBeforeTheWholeFileIsNotBelieved() throws Exception {
    try (CutServer hasty = new CutServer("HTTP/1.1 201 Said\r\nContent-Length: 2\r\n\r\n{}")) {
      AcmeClient client = client("http://127.0.0.1:" + hasty.port(), LONG);
      OutcomeUnknownException e =
          failure(OutcomeUnknownException.class, () -> client.widgets().publish(file()));
      assertThat(e.getCause())
          .isInstanceOf(ProtocolException.class)
          .hasMessageContaining("before it had read the whole request");
      assertThat(hasty.connections()).isEqualTo(1);
    }
  }

  @Test
  @EnabledOnOs(value = OS.LINUX, disabledReason = "elsewhere a reset discards the response")
  void successThatComesBeforeTheWholeJsonIsNotBelieved() throws Exception {
    String token = "{\"id\":\"w1\",\"token\":\"once-7d1e\"}";
    String head = "HTTP/1.1 201 Said\r\nContent-Length: " + token.length() + "\r\n\r\n";
    try (CutServer hasty = new CutServer(head + token)) {
      AcmeClient client = client("http://127.0.0.1:" + hasty.port(), LONG);
      OutcomeUnknownException e =
          failure(OutcomeUnknownException.class, () -> client.widgets().create("x".repeat(SIZE)));
      assertThat(e.getCause())
          .isInstanceOf(ProtocolException.class)
          .hasMessageContaining("before it had read the whole request");
      assertThat(e.recoveredSecret()).map(Secret::reveal).contains("once-7d1e");
      SdkException deletion =
          failure(
              ProtocolException.class,
              () -> client.send(ApiRequest.delete("widgets").json("x".repeat(SIZE))));
      assertThat(deletion.effect()).isEqualTo(Effect.UNKNOWN);
    }
  }

  @Test
  @EnabledOnOs(value = OS.LINUX, disabledReason = "elsewhere a reset discards the response")
  void bodyThatAnInterceptorHasReadIsNotTakenForSent() throws Exception {
    try (CutServer hasty = new CutServer("HTTP/1.1 201 Said\r\nContent-Length: 2\r\n\r\n{}")) {
      OkHttpClient provided =
          new OkHttpClient.Builder()
              .addNetworkInterceptor(
                  chain -> {
                    Objects.requireNonNull(chain.request().body()).writeTo(new Buffer());
                    return chain.proceed(chain.request());
                  })
              .build();
      AcmeClient client =
          client(b -> b.baseUrl("http://127.0.0.1:" + hasty.port()).httpClient(provided));
      failure(OutcomeUnknownException.class, () -> client.widgets().create("x".repeat(SIZE)));
    }
  }

  @Test
  @EnabledOnOs(value = OS.LINUX, disabledReason = "elsewhere a reset discards the response")
  void interruptAfterSuchASuccessDoesNotMakeItOne() throws Exception {
    try (CutServer hasty = new CutServer("HTTP/1.1 201 Said\r\nContent-Length: 2\r\n\r\n{}")) {
      OkHttpClient provided =
          new OkHttpClient.Builder()
              .addInterceptor(
                  chain -> {
                    Response response = chain.proceed(chain.request());
                    Thread.currentThread().interrupt();
                    return response;
                  })
              .build();
      AcmeClient client =
          client(b -> b.baseUrl("http://127.0.0.1:" + hasty.port()).httpClient(provided));
      CallInterruptedException e =
          failure(CallInterruptedException.class, () -> client.widgets().publish(file()));
      Thread.interrupted();
      assertThat(e.effect()).isEqualTo(Effect.UNKNOWN);
    }
  }

  @Test
  void serverThatReadsSlowlyGetsItAll() throws Exception {
    try (SlowServer slow = new SlowServer(SIZE / 50, Duration.ofMillis(30), 50)) {
      AcmeClient client = client(slow.url(), LONG);
      long started = System.nanoTime();
      assertThat(client.widgets().publish(file())).isNotEmpty();
      assertThat(System.nanoTime() - started)
          .as("longer than a write may take")
          .isGreaterThan(LONG.toNanos());
    }
  }

  @Test
  void contentThatComesSlowlyIsWaitedFor() throws Exception {
    server.always(Reply.status(201));
    AcmeClient client = client(server.url(), LONG);
    Upload upload =
        Upload.stream("w.bin", SIZE, new Halting(new ByteArrayInputStream(new byte[SIZE])));
    assertThat(client.widgets().publish(upload)).isNotEmpty();
    assertThat(server.requests()).hasSize(1);
  }

  @Test
  void interruptEndsAnUpload() throws Exception {
    try (SlowServer deaf = new SlowServer(1024, Duration.ofSeconds(5), 1)) {
      AcmeClient client = client(deaf.url(), SHORT);
      Upload upload =
          file()
              .onProgress(
                  (sent, total) -> {
                    if (sent == 64 * 1024) {
                      Thread.currentThread().interrupt();
                    }
                  });
      failure(CallInterruptedException.class, () -> client.widgets().publish(upload));
      assertThat(Thread.interrupted()).isTrue();
    }
  }

  /** Waits longer before its second piece than a write may take. */
  private static final class Halting extends FilterInputStream {
    private int pieces;

    Halting(InputStream in) {
      super(in);
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
      if (pieces++ == 1) {
        LockSupport.parkNanos(LONG.plusMillis(300).toNanos());
      }
      return in.read(buffer, offset, length);
    }
  }
}
