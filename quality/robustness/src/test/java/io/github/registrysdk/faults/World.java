package io.github.registrysdk.faults;

import io.github.registrysdk.buildkite.BuildkiteClient;
import io.github.registrysdk.core.ApiClient;
import io.github.registrysdk.core.ApiRequest;
import io.github.registrysdk.core.CallEvent;
import io.github.registrysdk.core.ClientBuilder;
import io.github.registrysdk.core.Secret;
import io.github.registrysdk.core.TokenSource;
import io.github.registrysdk.core.Upload;
import io.github.registrysdk.core.toolkit.TestSeams;
import io.github.registrysdk.github.GitHubClient;
import io.github.registrysdk.operations.Caller;
import io.github.registrysdk.operations.Canary;
import io.github.registrysdk.operations.Provider;
import io.github.registrysdk.operations.Sample;
import io.github.registrysdk.testing.ManualClock;
import io.github.registrysdk.testsupport.Sneaky;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.UnaryOperator;
import javax.net.SocketFactory;
import okhttp3.ConnectionPool;
import okhttp3.OkHttpClient;
import org.jspecify.annotations.Nullable;

/** One case's client, its time, and what the fault wants of both. */
final class World implements AutoCloseable, Provider.Setup {
  static final long LARGEST = 256 * 1024;

  final ManualClock clock = ManualClock.create();
  final Steering steering = new Steering();
  final Queue<CallEvent> events = new ConcurrentLinkedQueue<>();
  final Lane lane;
  OkHttpClient http;
  boolean secure;

  /** Whether requests must be as the samples say. */
  boolean bySdk;

  private boolean http2;
  private boolean leavesADeadConnection;
  private @Nullable String surplus;

  /** Whether the source of tokens has another one if the first is rejected. */
  boolean renewsToken;

  /** What the source of tokens throws once the test has begun; null for nothing. */
  volatile @Nullable Throwable tokenTrouble;

  /** What an observer throws at each event; null for nothing. */
  @Nullable Throwable observerTrouble;

  /** Whether the storage is at a host with a name: an address in numbers is not looked up. */
  boolean storageHasName;

  Duration readTimeout = Duration.ofSeconds(10);
  Duration writeTimeout = Duration.ofSeconds(10);

  /** The call's real time; null for time that only passes while the client waits. */
  @Nullable Duration deadline;

  volatile @Nullable Thread callingThread;
  private byte[] content = "peel and eat".getBytes(StandardCharsets.UTF_8);
  private Upload upload = Upload.bytes("b-1.gem", content);
  private @Nullable ApiClient<?> client;

  World(Lane lane) {
    this.lane = lane;
    this.http =
        Lane.http()
            .connectionPool(new ConnectionPool())
            .dns(steering)
            .socketFactory(steering.sockets())
            .build();
  }

  void http(UnaryOperator<OkHttpClient.Builder> change) {
    http = change.apply(http.newBuilder()).build();
  }

  void leaveADeadConnection() {
    leavesADeadConnection = true;
  }

  /** Leaves a pooled connection on which this has arrived, to which there was no request. */
  void leaveASurplusResponse(String response) {
    surplus = response;
  }

  /** With sockets of the client, which are limited. */
  void useDefaultSockets() {
    http(builder -> builder.socketFactory(SocketFactory.getDefault()));
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

  /** At another host than the API. */
  String storage() {
    String host = secure || storageHasName ? Lane.STORAGE : "127.0.0.1";
    return (secure ? "https://" : "http://") + host + ":" + port() + "/bucket";
  }

  void open(Sample row) {
    client = row.signsIn() ? signingIn(row) : row.provider().open(this);
    if (leavesADeadConnection) {
      client.send(ApiRequest.get(Scene.WARM_UP));
      lane.hangUp();
    }
    String early = surplus;
    if (early != null) {
      client.send(ApiRequest.get(Scene.WARM_UP));
      lane.send(early);
    }
  }

  private ApiClient<?> signingIn(Sample row) {
    if (row.provider() == Provider.GITHUB) {
      return to(GitHubClient.builder()).app(Sample.APP).build();
    }
    Map<String, String> job =
        Map.of(
            "BUILDKITE_JOB_ID",
            "j1",
            "BUILDKITE_AGENT_ENDPOINT",
            origin() + "/v3",
            "BUILDKITE_AGENT_ACCESS_TOKEN",
            Canary.TOKEN,
            "ACTIONS_ID_TOKEN_REQUEST_URL",
            origin() + "/idtoken/j1?api-version=2.0",
            "ACTIONS_ID_TOKEN_REQUEST_TOKEN",
            Canary.TOKEN);
    TokenSource tokens = row.oidc(job).withOptions(this::to).forRegistry("acme", "gems");
    return to(BuildkiteClient.builder()).tokenSource(tokens).build();
  }

  @Override
  public <B extends ClientBuilder<B>> B to(B builder) {
    TestSeams.random(builder, new Random(1))
        .tokenSource(renewsToken ? new Renewing() : this::token)
        .baseUrl(origin())
        .httpClient(http)
        .readTimeout(readTimeout)
        .writeTimeout(writeTimeout)
        .maxResponseBytes(LARGEST)
        .observer(this::fail)
        .observer(events::add)
        .observer(this::fail);
    if (builder instanceof BuildkiteClient.Builder buildkite) {
      buildkite.packagesUrl(URI.create(origin()));
    }
    Duration real = deadline;
    return real == null ? clock.configure(builder) : builder.callTimeout(real);
  }

  private Secret token() {
    Throwable trouble = tokenTrouble;
    if (trouble != null && steering.isArmed()) {
      Sneaky.throwAsItIs(trouble);
    }
    return Secret.of(Canary.TOKEN);
  }

  private void fail(CallEvent event) {
    if (observerTrouble != null) {
      Sneaky.throwAsItIs(observerTrouble);
    }
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

  Caller caller() {
    return Caller.of(client(), upload, Secret.of(Canary.PASSWORD));
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
