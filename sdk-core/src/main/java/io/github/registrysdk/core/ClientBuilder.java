package io.github.registrysdk.core;

import io.github.registrysdk.core.internal.call.ClientEndpoint;
import io.github.registrysdk.core.internal.call.ClientSettings;
import io.github.registrysdk.core.internal.call.Libraries;
import io.github.registrysdk.core.internal.http.BaseUrl;
import io.github.registrysdk.core.internal.http.BearerToken;
import io.github.registrysdk.core.internal.http.Timeouts;
import io.github.registrysdk.core.spi.Dialect;
import io.github.registrysdk.core.spi.Endpoint;
import io.github.registrysdk.core.toolkit.Require;
import io.github.registrysdk.core.toolkit.TestSeams;
import java.net.ProxySelector;
import java.net.URI;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Objects;
import java.util.concurrent.Executor;
import java.util.random.RandomGenerator;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;

/**
 * The options that the clients of all providers have. A builder is not thread-safe; the client it
 * builds is.
 *
 * @param <B> the builder's own type
 */
public abstract class ClientBuilder<B extends ClientBuilder<B>> {
  private static final String NAME = "registry-sdk-java";

  static {
    TestSeams.grant(
        new TestSeams.Access() {
          @Override
          public void clock(ClientBuilder<?> builder, InstantSource clock) {
            builder.clock = clock;
          }

          @Override
          public void sleeper(ClientBuilder<?> builder, TestSeams.Sleeper sleeper) {
            builder.sleeper = sleeper;
          }

          @Override
          public void random(ClientBuilder<?> builder, RandomGenerator random) {
            builder.random = random;
          }
        });
  }

  private @Nullable TokenSource tokens;
  private String baseUrl;
  private boolean plainHttp;
  private Duration connectTimeout = Duration.ofSeconds(10);
  private Duration readTimeout = Duration.ofSeconds(30);
  private Duration writeTimeout = Duration.ofSeconds(30);
  private @Nullable Duration attemptTimeout;
  private Duration callTimeout = Duration.ofMinutes(2);
  private RetryPolicy retryPolicy = RetryPolicy.standard();
  private long maxResponseBytes = 8L * 1024 * 1024;
  private int maxPages = 10_000;
  private Duration minWriteInterval = Duration.ZERO;
  private @Nullable ProxySelector proxies;
  private String userAgent = NAME;
  private @Nullable Executor executor;
  private @Nullable OkHttpClient httpClient;
  private @Nullable CallObserver observer;
  private @Nullable InstantSource clock;
  private TestSeams.@Nullable Sleeper sleeper;
  private RandomGenerator random = new SecureRandom();

  /**
   * Made by the builders of the providers.
   *
   * @param baseUrl the provider's own, used unless {@link #baseUrl(String)} names another
   */
  protected ClientBuilder(String baseUrl) {
    this.baseUrl = baseUrl;
  }

  /** {@return this builder} */
  protected abstract B self();

  /**
   * The token to send with every request. Either this or {@link #tokenSource} is required.
   *
   * @param token visible ASCII characters
   * @return this builder
   * @throws IllegalArgumentException if it has others; the message does not quote it
   */
  public B token(Secret token) {
    BearerToken.header(Objects.requireNonNull(token, "token"));
    this.tokens = TokenSource.fixed(token);
    return self();
  }

  /**
   * Asks for the token before every attempt, for tokens that change; instead of {@link #token}.
   *
   * @param tokens thread-safe
   * @return this builder
   */
  public B tokenSource(TokenSource tokens) {
    this.tokens = Objects.requireNonNull(tokens, "tokens");
    return self();
  }

  /**
   * Where to send requests, instead of to the provider's public API. Credentials go to this scheme,
   * host and port only.
   *
   * @param baseUrl https, or http on this machine; without user, query and fragment
   * @return this builder
   */
  public B baseUrl(String baseUrl) {
    this.baseUrl = Objects.requireNonNull(baseUrl, "baseUrl");
    return self();
  }

  /**
   * The same as {@link #baseUrl(String)}.
   *
   * @param baseUrl https, or http on this machine; without user, query and fragment
   * @return this builder
   */
  public B baseUrl(URI baseUrl) {
    return baseUrl(baseUrl.toString());
  }

  /**
   * Allows a base URL with http on another machine: everybody on the way can read the token. A
   * warning is logged.
   *
   * @return this builder
   */
  public B allowPlainHttp() {
    this.plainHttp = true;
    return self();
  }

  /**
   * Bounds setting up a connection, TLS included; 10 s by default.
   *
   * @param timeout positive
   * @return this builder
   * @throws IllegalArgumentException if it is not
   */
  public B connectTimeout(Duration timeout) {
    this.connectTimeout = Require.positive("connectTimeout", timeout);
    return self();
  }

  /**
   * Bounds the pause between two bytes of an answer; 30 s by default.
   *
   * @param timeout positive
   * @return this builder
   * @throws IllegalArgumentException if it is not
   */
  public B readTimeout(Duration timeout) {
    this.readTimeout = Require.positive("readTimeout", timeout);
    return self();
  }

  /**
   * Bounds the pause between two bytes of a request; 30 s by default.
   *
   * @param timeout positive
   * @return this builder
   * @throws IllegalArgumentException if it is not
   */
  public B writeTimeout(Duration timeout) {
    this.writeTimeout = Require.positive("writeTimeout", timeout);
    return self();
  }

  /**
   * Bounds one request and its answer; without a limit of its own by default.
   *
   * @param timeout positive
   * @return this builder
   * @throws IllegalArgumentException if it is not
   */
  public B attemptTimeout(Duration timeout) {
    this.attemptTimeout = Require.positive("attemptTimeout", timeout);
    return self();
  }

  /**
   * Bounds a whole call, repetitions and waits included; 120 s by default, and for uploads a second
   * more for every 128 KiB.
   *
   * @param timeout positive
   * @return this builder
   * @throws IllegalArgumentException if it is not
   */
  public B callTimeout(Duration timeout) {
    this.callTimeout = Require.positive("callTimeout", timeout);
    return self();
  }

  /**
   * How often and how soon calls are sent again; {@link RetryPolicy#standard()} by default.
   *
   * @param policy holds for all calls of the client and its views
   * @return this builder
   */
  public B retryPolicy(RetryPolicy policy) {
    this.retryPolicy = Objects.requireNonNull(policy, "policy");
    return self();
  }

  /**
   * Bounds the JSON answers that are read; 8 MiB by default.
   *
   * @param bytes after decompression; positive
   * @return this builder
   * @throws IllegalArgumentException if it is not
   */
  public B maxResponseBytes(long bytes) {
    if (bytes <= 0) {
      throw new IllegalArgumentException("maxResponseBytes must be positive");
    }
    this.maxResponseBytes = bytes;
    return self();
  }

  /**
   * Bounds the pages that one walk over a list fetches; 10,000 by default.
   *
   * @param pages at least 1
   * @return this builder
   * @throws IllegalArgumentException if it is less
   */
  public B maxPages(int pages) {
    this.maxPages = Require.between("maxPages", pages, 1, Integer.MAX_VALUE);
    return self();
  }

  /**
   * Which proxy to use, instead of what the standard means say: Java's system properties, then
   * {@code HTTPS_PROXY}, {@code HTTP_PROXY} and {@code NO_PROXY}.
   *
   * @param proxies asked for each new connection
   * @return this builder
   */
  public B proxy(ProxySelector proxies) {
    this.proxies = Objects.requireNonNull(proxies, "proxies");
    return self();
  }

  /**
   * Appends to the user agent, so that the provider can tell programs apart.
   *
   * @param suffix such as {@code my-tool/1.2}; visible ASCII and spaces, not blank
   * @return this builder
   * @throws IllegalArgumentException if it is blank or has other characters
   */
  public B userAgentSuffix(String suffix) {
    this.userAgent = NAME + " " + Require.headerValue("User-Agent", Require.text("suffix", suffix));
    return self();
  }

  /**
   * Where {@link ApiClient#async} runs its work; a thread for each piece by default.
   *
   * @param executor never shut down by the client
   * @return this builder
   */
  public B executor(Executor executor) {
    this.executor = Objects.requireNonNull(executor, "executor");
    return self();
  }

  /**
   * Uses the caller's HTTP client, for its connection pool, TLS and DNS settings and interceptors.
   * It is never closed and stays as it is: the client works with a copy whose timeouts are those of
   * this builder, and which neither repeats requests, nor follows redirects, nor keeps cookies or
   * answers. Interceptors see the token, and must not send a request twice.
   *
   * @param client borrowed
   * @return this builder
   */
  public B httpClient(OkHttpClient client) {
    this.httpClient = Objects.requireNonNull(client, "client");
    return self();
  }

  /**
   * Tells of every attempt, wait and result; nobody is told by default.
   *
   * @param observer called on the thread of the call; what it throws is logged and changes nothing
   * @return this builder
   */
  public B observer(CallObserver observer) {
    this.observer = Objects.requireNonNull(observer, "observer");
    return self();
  }

  /**
   * The shortest time between the starts of two creates, updates or deletes of this client, for
   * providers that ask for it; none by default. A provider's builder that makes it an option
   * overrides this as public.
   *
   * @param interval not negative; zero for none
   * @return this builder
   * @throws IllegalArgumentException if it is negative
   */
  protected B minWriteInterval(Duration interval) {
    if (interval.isNegative()) {
      throw new IllegalArgumentException("minWriteInterval must not be negative");
    }
    this.minWriteInterval = interval;
    return self();
  }

  /**
   * Checks the options and makes the endpoint; nothing is sent.
   *
   * @param dialect the provider's ways
   * @return what the client's services send through
   * @throws IllegalStateException without a token or token source, or if the version of OkHttp or
   *     Jackson on the class path is too old
   * @throws IllegalArgumentException if the base URL can't be used
   */
  protected final Endpoint endpoint(Dialect dialect) {
    Libraries.requireNewEnough();
    if (tokens == null) {
      throw new IllegalStateException("a client needs a token or a token source");
    }
    HttpUrl base = BaseUrl.parse(baseUrl, plainHttp);
    if (!base.isHttps() && !BaseUrl.isLoopback(base.host())) {
      LoggerFactory.getLogger("io.github.registrysdk.http")
          .warn("{} is used without TLS: everybody on the way can read the token", base.host());
    }
    return new ClientEndpoint(
        new ClientSettings(
            dialect,
            base,
            tokens,
            new Timeouts(connectTimeout, readTimeout, writeTimeout, attemptTimeout, callTimeout),
            retryPolicy,
            maxResponseBytes,
            maxPages,
            minWriteInterval,
            proxies,
            userAgent,
            executor,
            httpClient,
            observer,
            clock,
            sleeper,
            random,
            new SdkExceptionFactory()));
  }
}
