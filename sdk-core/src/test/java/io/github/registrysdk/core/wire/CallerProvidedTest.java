package io.github.registrysdk.core.wire;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.registrysdk.core.AuthenticationException;
import io.github.registrysdk.core.Effect;
import io.github.registrysdk.core.OutcomeUnknownException;
import io.github.registrysdk.core.ProtocolException;
import io.github.registrysdk.core.TransportException;
import io.github.registrysdk.core.Upload;
import io.github.registrysdk.core.wire.acme.AcmeClient;
import io.github.registrysdk.testsupport.wire.Reply;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import okhttp3.Cache;
import okhttp3.Call;
import okhttp3.Cookie;
import okhttp3.CookieJar;
import okhttp3.EventListener;
import okhttp3.HttpUrl;
import okhttp3.Interceptor;
import okhttp3.OkHttpClient;
import okhttp3.Protocol;
import okhttp3.Request;
import okhttp3.Response;
import okhttp3.ResponseBody;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Caller-provided clients and executors stay open, and are made safe for our calls. */
final class CallerProvidedTest extends WireTest {
  @TempDir Path folder;

  private final List<Cookie> cookies = new CopyOnWriteArrayList<>();
  private final List<OkHttpClient> provided = new CopyOnWriteArrayList<>();

  /** Everything on that a careful client has off. */
  private OkHttpClient careless() {
    CookieJar jar =
        new CookieJar() {
          @Override
          public List<Cookie> loadForRequest(HttpUrl url) {
            return cookies;
          }

          @Override
          public void saveFromResponse(HttpUrl url, List<Cookie> more) {
            cookies.addAll(more);
          }
        };
    OkHttpClient careless =
        new OkHttpClient.Builder()
            .followRedirects(true)
            .followSslRedirects(true)
            .retryOnConnectionFailure(true)
            .cookieJar(jar)
            .cache(new Cache(folder.toFile(), 1_000_000))
            .callTimeout(1, TimeUnit.MILLISECONDS)
            .authenticator(
                (route, response) ->
                    response.request().newBuilder().header("Authorization", "Basic x").build())
            .build();
    provided.add(careless);
    return careless;
  }

  private AcmeClient over(OkHttpClient careless) {
    return client(b -> time.configure(b).httpClient(careless));
  }

  @AfterEach
  void evict() throws IOException {
    for (OkHttpClient client : provided) {
      client.connectionPool().evictAll();
      Cache cache = client.cache();
      if (cache != null) {
        cache.close();
      }
    }
  }

  @Test
  void redirectsAreNotFollowed() {
    server.reply(Reply.status(307, "Location: /x\r\n", "")).always(Reply.widget());
    AcmeClient client = over(careless());
    failure(ProtocolException.class, () -> Verb.CREATE.send(client));
    assertThat(server.requests()).hasSize(1);
  }

  @Test
  void theAuthenticatorIsNotAsked() {
    server.always(Reply.status(401, "WWW-Authenticate: Basic realm=\"x\"\r\n", ""));
    AcmeClient client = over(careless());
    failure(AuthenticationException.class, () -> Verb.GET.send(client));
    assertThat(server.requests()).hasSize(1);
  }

  @Test
  void neitherCookiesNorResponsesAreKept() throws Exception {
    server.always(
        Reply.status(200, "Set-Cookie: a=b\r\nCache-Control: max-age=600\r\n", "{\"id\":\"w1\"}"));
    AcmeClient client = over(careless());
    Verb.GET.send(client);
    Verb.GET.send(client);
    assertThat(cookies).isEmpty();
    assertThat(server.requests())
        .hasSize(2)
        .allSatisfy(request -> assertThat(request.header("Cookie")).isNull());
  }

  @Test
  void okHttpRetriesNothingItself() {
    server.always(Reply.status(503, "Retry-After: 0\r\n", ""));
    AcmeClient once =
        client(
            b ->
                b.httpClient(careless())
                    .retryPolicy(io.github.registrysdk.core.RetryPolicy.none()));
    failure(() -> Verb.GET.send(once));
    assertThat(server.requests()).hasSize(1);
    server.always(Reply.close());
    failure(TransportException.class, () -> Verb.GET.send(once));
    assertThat(server.requests()).hasSize(2);
  }

  /** The watch that ends calls is shared by all of them. */
  @Test
  void listenerThatFailsAtOneCancelledCallLeavesTheNextOnesWatched() {
    server.always(Reply.stall());
    EventListener failing =
        new EventListener() {
          @Override
          public void canceled(Call call) {
            throw new AssertionError("not prepared");
          }
        };
    OkHttpClient listened = new OkHttpClient.Builder().eventListener(failing).build();
    provided.add(listened);
    AcmeClient client =
        client(
            b ->
                b.httpClient(listened)
                    .callTimeout(Duration.ofMillis(300))
                    .readTimeout(Duration.ofSeconds(6)));
    for (int i = 0; i < 3; i++) {
      TransportException e = failure(TransportException.class, () -> Verb.GET.send(client));
      assertThat(e.reason()).isEqualTo(TransportException.Reason.TIMEOUT);
      assertThat(e.report().elapsed()).isLessThan(Duration.ofSeconds(5));
    }
  }

  /** The watch that ends calls runs no code of a caller. */
  @Test
  void listenerThatBlocksAtACancelledCallDelaysNoOtherCall() throws Exception {
    server.always(Reply.stall());
    CountDownLatch blocked = new CountDownLatch(1);
    CountDownLatch over = new CountDownLatch(1);
    EventListener blocking =
        new EventListener() {
          @Override
          public void canceled(Call call) {
            blocked.countDown();
            try {
              over.await();
            } catch (InterruptedException e) {
              throw new AssertionError(e);
            }
          }
        };
    OkHttpClient listened = new OkHttpClient.Builder().eventListener(blocking).build();
    provided.add(listened);
    AcmeClient client = client(b -> b.httpClient(listened).callTimeout(Duration.ofMillis(300)));
    failure(TransportException.class, () -> Verb.GET.send(client));
    blocked.await();
    TransportException e = failure(TransportException.class, () -> Verb.GET.send(client));
    assertThat(e.reason()).isEqualTo(TransportException.Reason.TIMEOUT);
    over.countDown();
  }

  /** As those do that stand in for a server in a test. */
  @Test
  void responseOfAnInterceptorToAnUploadIsAccepted() throws Exception {
    OkHttpClient stubbed =
        new OkHttpClient.Builder()
            .addInterceptor(
                chain ->
                    new Response.Builder()
                        .request(chain.request())
                        .protocol(Protocol.HTTP_1_1)
                        .code(201)
                        .message("Made up")
                        .body(ResponseBody.create("{}", null))
                        .build())
            .build();
    provided.add(stubbed);
    AcmeClient client = over(stubbed);
    URI storage = URI.create(server.url() + "/bucket");
    client.storage(storage).store(Upload.bytes("w", new byte[9]));
    assertThat(server.requests()).isEmpty();
  }

  private AcmeClient with(Interceptor interceptor) {
    OkHttpClient client = new OkHttpClient.Builder().addInterceptor(interceptor).build();
    provided.add(client);
    return over(client);
  }

  private void outcomeIsUnknown(AcmeClient client) {
    OutcomeUnknownException e =
        failure(OutcomeUnknownException.class, () -> Verb.CREATE.send(client));
    assertThat(e.effect()).isEqualTo(Effect.UNKNOWN);
    assertThat(e.attempts()).isEqualTo(1);
  }

  @Test
  void createThatAnInterceptorSentByOtherMeansMayHaveBeenDone() {
    outcomeIsUnknown(
        with(
            chain -> {
              throw new ConnectException("of another transport");
            }));
    assertThat(server.requests()).isEmpty();
  }

  @Test
  void createThatAnInterceptorSentByOtherMeansAfterOkHttpFailedMayHaveBeenDone() {
    server.close();
    outcomeIsUnknown(
        with(
            chain -> {
              try {
                return chain.proceed(chain.request());
              } catch (ConnectException e) {
                throw new IOException("lost by another transport", e);
              }
            }));
  }

  @Test
  void createThatFailedInTheCallersNetworkInterceptorMayHaveBeenDone() {
    OkHttpClient client =
        new OkHttpClient.Builder()
            .addNetworkInterceptor(
                chain -> {
                  throw new IOException("lost by another transport");
                })
            .build();
    provided.add(client);
    outcomeIsUnknown(over(client));
    assertThat(server.requests()).isEmpty();
  }

  @Test
  void readThatAnInterceptorLostIsRetried() {
    AcmeClient client =
        with(
            chain -> {
              throw new IOException("of another transport");
            });
    TransportException e = failure(TransportException.class, () -> Verb.GET.send(client));
    assertThat(e.attempts()).isEqualTo(4);
  }

  @Test
  void createThatOkHttpCouldNotSendIsRetriedWhateverRequestAnInterceptorMade() {
    server.close();
    AcmeClient client =
        with(
            chain ->
                chain.proceed(
                    new Request.Builder()
                        .url(chain.request().url())
                        .method(chain.request().method(), chain.request().body())
                        .build()));
    TransportException e = failure(TransportException.class, () -> Verb.CREATE.send(client));
    assertThat(e.reason()).isEqualTo(TransportException.Reason.CONNECT);
    assertThat(e.effect()).isEqualTo(Effect.NONE);
    assertThat(e.attempts()).isEqualTo(4);
  }

  @Test
  void eventListenerOfTheCallersClientIsNotified() throws Exception {
    server.always(Reply.widget());
    List<String> events = new CopyOnWriteArrayList<>();
    EventListener listener =
        new EventListener() {
          @Override
          public void requestHeadersStart(Call call) {
            events.add("sent");
          }

          @Override
          public void callEnd(Call call) {
            events.add("ended");
          }
        };
    OkHttpClient listened =
        new OkHttpClient.Builder().eventListenerFactory(call -> listener).build();
    provided.add(listened);
    AcmeClient client = over(listened);
    Verb.CREATE.send(client);
    assertThat(events).containsExactly("sent", "ended");
  }

  @Test
  void callerProvidedClientStaysOpenAfterOursIsClosed() throws Exception {
    server.always(Reply.widget());
    OkHttpClient plain = new OkHttpClient();
    provided.add(plain);
    AcmeClient client = over(plain);
    Verb.GET.send(client);
    client.close();
    assertThat(plain.connectionPool().connectionCount()).isEqualTo(1);
    assertThat(plain.dispatcher().executorService().isShutdown()).isFalse();
    try (var response = plain.newCall(new Request.Builder().url(server.url()).build()).execute()) {
      assertThat(response.code()).isEqualTo(200);
    }
    assertThat(plain.followRedirects()).isTrue();
    assertThat(plain.networkInterceptors()).isEmpty();
  }

  @Test
  void callerProvidedExecutorRunsTheWorkAndIsNotShutDown() throws Exception {
    server.always(Reply.widget());
    ExecutorService executor =
        Executors.newSingleThreadExecutor(work -> new Thread(work, "of the caller"));
    AcmeClient client = client(b -> b.executor(executor));
    String thread =
        client
            .async(
                () -> {
                  client.widgets().get("w1");
                  return Thread.currentThread().getName();
                })
            .get(5, TimeUnit.SECONDS);
    client.close();
    assertThat(thread).isEqualTo("of the caller");
    assertThat(executor.isShutdown()).isFalse();
    executor.shutdown();
  }

  @Test
  void interruptMeantForCancelledWorkDoesNotReachTheNext() throws Exception {
    server.reply(Reply.stall()).always(Reply.widget());
    ExecutorService executor = Executors.newSingleThreadExecutor();
    AcmeClient client = client(b -> b.executor(executor));
    var cancelled = client.async(() -> Verb.GET.send(client));
    server.awaitRequest();
    cancelled.cancel(true);
    assertThat(client.async(() -> Thread.currentThread().isInterrupted()).get(5, TimeUnit.SECONDS))
        .isFalse();
    client.async(() -> Verb.GET.send(client)).get(5, TimeUnit.SECONDS);
    executor.shutdown();
  }
}
