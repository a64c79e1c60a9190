package io.github.registrysdk.faults;

import io.github.registrysdk.buildkite.BuildkiteClient;
import io.github.registrysdk.core.ApiClient;
import io.github.registrysdk.core.ApiRequest;
import io.github.registrysdk.core.CallEvent;
import io.github.registrysdk.core.ClientBuilder;
import io.github.registrysdk.core.Secret;
import io.github.registrysdk.core.TokenSource;
import io.github.registrysdk.core.Upload;
import io.github.registrysdk.github.GitHubClient;
import io.github.registrysdk.humanitec.HumanitecClient;
import io.github.registrysdk.testing.ManualClock;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.UnaryOperator;
import okhttp3.ConnectionPool;
import okhttp3.OkHttpClient;
import org.jspecify.annotations.Nullable;

/** One case's client, its time, and what the fault wants of both. */
final class World implements AutoCloseable {
  static final long LARGEST = 256 * 1024;

  final ManualClock clock = ManualClock.create();
  final Steering steering = new Steering();
  final Queue<CallEvent> events = new ConcurrentLinkedQueue<>();
  final Lane lane;
  OkHttpClient http;
  boolean secure;
  private boolean http2;
  private boolean leavesADeadConnection;

  /** Whether the source of tokens has another one if the first is rejected. */
  boolean renewsToken;

  /** Whether the storage is at the API's host too: an address in numbers is not looked up. */
  boolean storageHasName;

  Duration readTimeout = Duration.ofSeconds(10);
  Duration writeTimeout = Duration.ofSeconds(10);

  /** The call's real time; null for time that only passes while the client waits. */
  @Nullable Duration deadline;

  volatile @Nullable Thread caller;
  private byte[] content = "peel and eat".getBytes(StandardCharsets.UTF_8);
  private Upload upload = Upload.bytes("b-1.gem", content);
  private @Nullable ApiClient<?> client;

  World(Lane lane) {
    this.lane = lane;
    this.http =
        Lane.http()
            .connectionPool(new ConnectionPool())
            .dns(steering)
            .socketFactory(steering)
            .build();
  }

  void http(UnaryOperator<OkHttpClient.Builder> change) {
    http = change.apply(http.newBuilder()).build();
  }

  void leaveADeadConnection() {
    leavesADeadConnection = true;
  }

  static Object done(Runnable work) {
    work.run();
    return "done";
  }

  /**
   * @param bytes what must arrive of it
   */
  void upload(Upload other, byte[] bytes) {
    upload = other;
    content = bytes;
  }

  byte[] content() {
    return content;
  }

  Upload upload() {
    return upload;
  }

  void speakHttp2() {
    secure = true;
    http2 = true;
  }

  int port() {
    if (http2) {
      return lane.http2.port();
    }
    return secure ? lane.secure.port() : lane.plain.port();
  }

  String origin() {
    return (secure ? "https" : "http") + "://localhost:" + port();
  }

  /** At another host than the API, as long as no certificate is asked for. */
  String storage() {
    return (secure || storageHasName ? origin() : "http://127.0.0.1:" + port()) + "/bucket";
  }

  void open(Row row) {
    client =
        switch (row.provider()) {
          case "buildkite" -> configured(BuildkiteClient.builder()).build();
          case "github" -> configured(GitHubClient.builder()).build();
          case "humanitec" -> configured(HumanitecClient.builder()).build();
          default -> throw new IllegalArgumentException(row.provider());
        };
    if (leavesADeadConnection) {
      client.send(ApiRequest.get(Scene.WARM_UP));
      lane.hangUp();
    }
  }

  private <B extends ClientBuilder<B>> B configured(B builder) {
    builder
        .tokenSource(renewsToken ? new Renewing() : TokenSource.fixed(Secret.of(Canary.TOKEN)))
        .baseUrl(origin())
        .httpClient(http)
        .random(new Random(1))
        .readTimeout(readTimeout)
        .writeTimeout(writeTimeout)
        .maxResponseBytes(LARGEST)
        .observer(events::add);
    Duration real = deadline;
    return real == null ? builder.clock(clock).sleeper(clock::sleep) : builder.callTimeout(real);
  }

  /** Knows an expired token first. */
  private static final class Renewing implements TokenSource {
    private volatile Secret token = Secret.of(Canary.EXPIRED);

    @Override
    public Secret token() {
      return token;
    }

    @Override
    public void rejected(Secret expired) {
      token = Secret.of(Canary.TOKEN);
    }
  }

  ApiClient<?> client() {
    ApiClient<?> open = client;
    if (open == null) {
      throw new IllegalStateException("not open yet");
    }
    return open;
  }

  BuildkiteClient buildkite() {
    return (BuildkiteClient) client();
  }

  GitHubClient github() {
    return (GitHubClient) client();
  }

  HumanitecClient humanitec() {
    return (HumanitecClient) client();
  }

  Duration slept() {
    return clock.sleeps().stream().reduce(Duration.ZERO, Duration::plus);
  }

  @Override
  public void close() {
    ApiClient<?> open = client;
    if (open != null) {
      open.close();
    }
    http.connectionPool().evictAll();
  }
}
