package io.github.registrysdk.faults;

import io.github.registrysdk.core.RateLimitedException;
import io.github.registrysdk.core.SdkException;
import io.github.registrysdk.core.TransportException;
import io.github.registrysdk.core.Upload;
import io.github.registrysdk.operations.Canary;
import io.github.registrysdk.operations.Sample;
import io.github.registrysdk.testsupport.Sneaky;
import io.github.registrysdk.testsupport.wire.FailingListener;
import io.github.registrysdk.testsupport.wire.Reply;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import javax.net.ssl.SSLHandshakeException;
import okhttp3.ConnectionPool;
import okhttp3.Interceptor;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Protocol;
import okhttp3.Response;
import okhttp3.ResponseBody;

/** Code of the caller that takes part in a call: interceptors, listeners, sources of tokens. */
final class Callers {
  /** What an interceptor sends with instead of OkHttp's own chain, such as Cronet. */
  private static final OkHttpClient OTHER_TRANSPORT =
      Lane.http()
          .connectionPool(new ConnectionPool(0, 1, TimeUnit.MINUTES))
          .retryOnConnectionFailure(false)
          .dns(host -> List.of(InetAddress.getLoopbackAddress()))
          .build();

  private Callers() {}

  static List<Fault> all() {
    List<Fault> faults = new ArrayList<>();
    faults.addAll(otherTransports());
    for (Throwable e :
        List.of(
            new IllegalStateException(Canary.VALUE),
            new IOException(Canary.VALUE),
            new AssertionError(Canary.VALUE),
            new LinkageError(Canary.VALUE))) {
      faults.addAll(notified(e));
      faults.addAll(tokens(e));
    }
    return faults;
  }

  private static List<Fault> otherTransports() {
    return List.of(
        lost("CONNECTION_LOST", new IOException(Canary.VALUE)),
        lost("CONNECTION_LOST", new ConnectException("Connection refused")),
        lost("CONNECTION_LOST", new UnknownHostException("the proxy")),
        lost("CONNECTION_LOST", new SSLHandshakeException("handshake")),
        lost("TIMEOUT", new SocketTimeoutException("Connect timed out")),
        Fault.harmless("an interceptor that sends by other means", Scene::response)
            .with(world -> intercept(world, Callers::send)),
        Fault.of(
                "an interceptor that refuses by itself",
                Kind.REFUSED,
                RateLimitedException.class,
                "",
                Scene::response)
            .with(world -> intercept(world, Callers::refusal))
            .takesEffect(false)
            .only(row -> !row.isStorage())
            .expecting(e -> e.arriving(0).status(429).waited(Duration.ofSeconds(2)))
            .always(),
        Fault.of(
                "an interceptor that throws after the response",
                Kind.CUT_HEAD,
                TransportException.class,
                "CONNECTION_LOST",
                Scene::response)
            .with(
                world ->
                    intercept(
                        world,
                        chain -> {
                          Response response = chain.proceed(chain.request());
                          Sneaky.throwAsItIs(new Exception(Canary.VALUE));
                          return response;
                        }))
            .always());
  }

  private static Fault lost(String reason, IOException e) {
    return Fault.of(
            "an interceptor that loses the response: " + e.getClass().getSimpleName(),
            Kind.LOST,
            TransportException.class,
            reason,
            Scene::response)
        .with(
            world ->
                intercept(
                    world,
                    chain -> {
                      send(chain).close();
                      throw e;
                    }))
        .always();
  }

  private static void intercept(World world, Interceptor interceptor) {
    world.http(
        builder ->
            builder.addInterceptor(
                chain ->
                    world.steering.isArmed()
                        ? interceptor.intercept(chain)
                        : chain.proceed(chain.request())));
  }

  private static Response send(Interceptor.Chain chain) throws IOException {
    return OTHER_TRANSPORT.newCall(chain.request()).execute();
  }

  private static Response refusal(Interceptor.Chain chain) {
    return new Response.Builder()
        .request(chain.request())
        .protocol(Protocol.HTTP_1_1)
        .code(429)
        .message("Too Many Requests")
        .header("Retry-After", "2")
        .body(ResponseBody.create("{}", MediaType.get("application/json")))
        .build();
  }

  private static List<Fault> notified(Throwable e) {
    String thrown = " that throws " + e.getClass().getSimpleName();
    return List.of(
        Fault.harmless("an observer" + thrown, Scene::response)
            .with(world -> world.observerTrouble = e),
        Fault.harmless("an event listener" + thrown, Scene::response)
            .with(world -> world.http(builder -> builder.eventListener(new FailingListener(e)))),
        Fault.harmless("a progress listener" + thrown, Scene::response)
            .with(
                world ->
                    world.upload(
                        Upload.bytes("b-1.gem", world.content())
                            .onProgress((sent, total) -> Sneaky.throwAsItIs(e)),
                        world.content()))
            .only(Sample::isUpload));
  }

  private static List<Fault> tokens(Throwable e) {
    String thrown = " that throws " + e.getClass().getSimpleName();
    return List.of(
        noToken("a source of tokens" + thrown, Kind.NEVER_SENT, Scene::response)
            .with(world -> world.tokenTrouble = e)
            .expecting(expected -> expected.attempts(0).arriving(0)),
        noToken(
                "a source of tokens" + thrown + " after a response was lost",
                Kind.LOST,
                scene ->
                    exchange -> {
                      scene.world.tokenTrouble = e;
                      Reply.close().to(exchange);
                    })
            .only(row -> !row.mustNotRepeat())
            .expectingOf(
                row ->
                    Expected.of(Kind.LOST, row, TransportException.class, "TOKEN_SOURCE")
                        .requests(1)));
  }

  private static Fault noToken(String name, Kind kind, Function<Scene, Reply> reply) {
    Class<? extends SdkException> exception = TransportException.class;
    return Fault.of(name, kind, exception, "TOKEN_SOURCE", reply)
        .only(row -> !row.isStorage() && !row.signsIn())
        .always();
  }
}
