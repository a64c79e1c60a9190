package io.github.registrysdk.core.internal.call;

import io.github.registrysdk.core.ApiRequest;
import io.github.registrysdk.core.ApiResponse;
import io.github.registrysdk.core.CallOptions;
import io.github.registrysdk.core.RateLimit;
import io.github.registrysdk.core.TokenSource;
import io.github.registrysdk.core.TypedResponse;
import io.github.registrysdk.core.internal.http.BaseUrl;
import io.github.registrysdk.core.spi.ApiCall;
import io.github.registrysdk.core.spi.Endpoint;
import io.github.registrysdk.core.spi.JsonType;
import io.github.registrysdk.core.spi.Operation;
import io.github.registrysdk.core.spi.PathTemplate;
import io.github.registrysdk.core.spi.RetryClass;
import io.github.registrysdk.core.toolkit.Deadline;
import io.github.registrysdk.core.toolkit.LoopbackHost;
import io.github.registrysdk.core.toolkit.Require;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.Supplier;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;

/** An engine, seen with certain options. */
public final class ClientEndpoint implements Endpoint {
  private final Engine engine;
  private final CallOptions options;
  private final TokenSource tokens;
  private final @Nullable Consumer<TypedResponse<?>> responses;

  public ClientEndpoint(ClientSettings settings) {
    this(new Engine(settings), CallOptions.builder().build(), settings.tokens(), null);
  }

  private ClientEndpoint(
      Engine engine,
      CallOptions options,
      TokenSource tokens,
      @Nullable Consumer<TypedResponse<?>> responses) {
    this.engine = engine;
    this.options = options;
    this.tokens = tokens;
    this.responses = responses;
  }

  @Override
  public ApiCall call(Operation operation, String... pathArguments) {
    return call(operation, engine.url(operation.path(), pathArguments));
  }

  private PreparedCall call(Operation operation, HttpUrl url) {
    return new PreparedCall(
        engine, options, tokens, responses, operation, url, engine.settings.baseUrl());
  }

  @Override
  public ApiCall callAt(URI base, Operation operation, String... segments) {
    HttpUrl origin = BaseUrl.parse(base.toString(), engine.settings.plainHttp());
    HttpUrl.Builder url = origin.newBuilder();
    for (String segment : segments) {
      url.addEncodedPathSegment(PathTemplate.encode(Require.pathSegment("a name", segment)));
    }
    return new PreparedCall(engine, options, tokens, responses, operation, url.build(), origin);
  }

  @Override
  public ApiCall external(Operation operation, URI url) {
    HttpUrl target = HttpUrl.get(Objects.requireNonNull(url, "url"));
    if (target == null
        || !(target.isHttps() || isOwnMachine(target))
        || !target.username().isEmpty()
        || !target.password().isEmpty()
        || target.fragment() != null) {
      throw new IllegalArgumentException("the URL must be https, without userinfo or fragment");
    }
    return new PreparedCall(engine, options, tokens, null, operation, target, null);
  }

  /** Tests and local fakes speak http on the loopback interface, to client and storage alike. */
  private boolean isOwnMachine(HttpUrl target) {
    HttpUrl base = engine.settings.baseUrl();
    return !base.isHttps() && LoopbackHost.is(base.host()) && LoopbackHost.is(target.host());
  }

  @Override
  public Endpoint with(CallOptions options) {
    return new ClientEndpoint(engine, options, tokens, responses);
  }

  @Override
  public Endpoint with(TokenSource tokens) {
    return new ClientEndpoint(engine, options, tokens, responses);
  }

  @Override
  public Endpoint with(Consumer<TypedResponse<?>> responses) {
    return new ClientEndpoint(engine, options, tokens, responses);
  }

  @Override
  public <T> T asOneCall(long uploadBytes, Supplier<T> method) {
    return within(
        new TimeLeft(
            engine.time,
            PreparedCall.timeout(engine, options, uploadBytes),
            options.timeout() == null),
        method);
  }

  @Override
  public <T> T within(Duration time, Supplier<T> method) {
    return within(new TimeLeft(engine.time, time, false), method);
  }

  private static <T> T within(Deadline deadline, Supplier<T> method) {
    Deadline outer = Deadline.enter(deadline);
    try {
      return method.get();
    } finally {
      Deadline.enter(outer);
    }
  }

  @Override
  public void pause(Duration time) {
    Deadline deadline = Deadline.current();
    long left = deadline == null ? time.toNanos() : Math.min(time.toNanos(), deadline.nanosLeft());
    try {
      engine.time.sleep(Duration.ofNanos(Math.max(0, left)));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public Instant now() {
    return engine.time.now();
  }

  @Override
  public <T> CompletableFuture<T> async(Callable<T> work) {
    return engine.async(Objects.requireNonNull(work, "work"));
  }

  @Override
  public ApiResponse send(ApiRequest request) {
    return call(request).send();
  }

  @Override
  public <T> T send(ApiRequest request, JsonType<T> type) {
    if (!type.equals(JsonType.tree())) {
      Require.publicRecord(type.record());
    }
    return call(request).fetch(type);
  }

  private PreparedCall call(ApiRequest request) {
    String method = request.method();
    RetryClass retryClass =
        switch (method) {
          case "GET" -> RetryClass.SAFE;
          case "DELETE" -> RetryClass.DELETE;
          default -> RetryClass.CREATE;
        };
    PathTemplate path = PathTemplate.literal(request.segments());
    Operation operation =
        Operation.of(
            "send a " + method.toUpperCase(Locale.ROOT) + " request", method, path, retryClass);
    return call(operation, engine.url(path)).with(request);
  }

  @Override
  public List<RateLimit> rateLimits() {
    return engine.rateLimits();
  }

  @Override
  public URI baseUrl() {
    return engine.settings.baseUrl().uri();
  }

  @Override
  public void close() {
    engine.close();
  }
}
