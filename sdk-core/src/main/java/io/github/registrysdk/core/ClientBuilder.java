package io.github.registrysdk.core;

import io.github.registrysdk.core.internal.call.ClientEndpoint;
import io.github.registrysdk.core.internal.call.ClientSettings;
import io.github.registrysdk.core.internal.call.Libraries;
import io.github.registrysdk.core.internal.http.BaseUrl;
import io.github.registrysdk.core.internal.http.BearerToken;
import io.github.registrysdk.core.internal.http.Timeouts;
import io.github.registrysdk.core.internal.http.TlsSockets;
import io.github.registrysdk.core.spi.Dialect;
import io.github.registrysdk.core.spi.Endpoint;
import io.github.registrysdk.core.toolkit.GuardedLog;
import io.github.registrysdk.core.toolkit.LoopbackHost;
import io.github.registrysdk.core.toolkit.Require;
import io.github.registrysdk.core.toolkit.TestSeams;
import java.net.ProxySelector;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import org.jspecify.annotations.Nullable;

/**
 * The options that the clients of all providers have. A builder is not thread-safe, but the clients
 * that it builds are thread-safe.
 *
 * @param <B> the type of the builder
 */
public abstract class ClientBuilder<B extends ClientBuilder<B>> {
  private static final String NAME = "registry-sdk-java";

  static {
    TestSeams.grant(builder -> builder.seams);
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
  private final List<CallObserver> observers = new ArrayList<>();
  private @Nullable Supplier<@Nullable String> traceParent;
  private @Nullable TlsOptions tls;
  private final TestSeams seams = new TestSeams();

  /**
   * Creates a builder. Only the builders of the providers call this constructor.
   *
   * @param baseUrl the default base URL of the provider
   */
  protected ClientBuilder(String baseUrl) {
    this.baseUrl = baseUrl;
  }

  /** {@return this builder} */
  protected abstract B self();

  /**
   * Sets the token that is sent in each request. Either a token or a token source is required.
   *
   * @param token the token, which may only contain visible ASCII characters
   * @return this builder
   * @throws IllegalArgumentException if the token contains other characters; the message does not
   *     contain the token
   */
  public B token(Secret token) {
    BearerToken.check(Objects.requireNonNull(token, "token"));
    this.tokens = TokenSource.fixed(token);
    return self();
  }

  /**
   * Sets a token source, for tokens that change. The client asks the source for a token before each
   * attempt. The source replaces a fixed {@link #token}.
   *
   * @param tokens the token source, which must be thread-safe
   * @return this builder
   */
  public B tokenSource(TokenSource tokens) {
    this.tokens = Objects.requireNonNull(tokens, "tokens");
    return self();
  }

  /**
   * Sets the base URL of the API. The default is the public API of the provider. Credentials are
   * only sent to the scheme, host and port of this URL, and to hosts that an option of the
   * provider's builder sets, such as {@code packagesUrl} of the client for Buildkite. With {@code
   * http}, the host must be a loopback address ({@code localhost}, {@code *.localhost}, {@code
   * 127.0.0.0/8} or {@code ::1}), unless {@link #allowPlainHttp} is set. If such a host name
   * resolves to another machine, a request fails before it is sent.
   *
   * @param baseUrl an {@code https} URL, or an {@code http} URL of a loopback address, without user
   *     name, query and fragment; it is checked when the client is built
   * @return this builder
   */
  public B baseUrl(String baseUrl) {
    this.baseUrl = Objects.requireNonNull(baseUrl, "baseUrl");
    return self();
  }

  /**
   * Sets the base URL of the API, as {@link #baseUrl(String)} does.
   *
   * @param baseUrl an {@code https} URL, or an {@code http} URL of a loopback address, without user
   *     name, query and fragment; it is checked when the client is built
   * @return this builder
   */
  public B baseUrl(URI baseUrl) {
    return baseUrl(baseUrl.toString());
  }

  /**
   * Allows a base URL with {@code http} on another machine. Anybody on the network path can then
   * read the token. A warning is logged when the client is built.
   *
   * @return this builder
   */
  public B allowPlainHttp() {
    this.plainHttp = true;
    return self();
  }

  /**
   * Sets the timeout for opening a TCP connection. The TLS handshake has the {@link #readTimeout}.
   * The default is 10 s.
   *
   * @param timeout the timeout
   * @return this builder
   * @throws IllegalArgumentException if the timeout is not between a millisecond and 24 days
   */
  public B connectTimeout(Duration timeout) {
    this.connectTimeout = Require.positive("connectTimeout", timeout);
    return self();
  }

  /**
   * Sets the maximum wait for the first byte of a response, and for each further byte. It also
   * applies to the TLS handshake. The default is 30 s.
   *
   * @param timeout the timeout
   * @return this builder
   * @throws IllegalArgumentException if the timeout is not between a millisecond and 24 days
   */
  public B readTimeout(Duration timeout) {
    this.readTimeout = Require.positive("readTimeout", timeout);
    return self();
  }

  /**
   * Sets the maximum wait until the server accepts the next part of a request. A part has at most
   * 64 KiB. The default is 30 s.
   *
   * @param timeout the timeout
   * @return this builder
   * @throws IllegalArgumentException if the timeout is not between a millisecond and 24 days
   */
  public B writeTimeout(Duration timeout) {
    this.writeTimeout = Require.positive("writeTimeout", timeout);
    return self();
  }

  /**
   * Sets the timeout of one attempt, which is one request and its response. By default, only the
   * other timeouts apply.
   *
   * @param timeout the timeout
   * @return this builder
   * @throws IllegalArgumentException if the timeout is not between a millisecond and 24 days
   */
  public B attemptTimeout(Duration timeout) {
    this.attemptTimeout = Require.positive("attemptTimeout", timeout);
    return self();
  }

  /**
   * Sets the timeout of a whole call, including retries, waits and the wait for a token. The
   * default is 120 s. For uploads and downloads of files, the timeout is extended by one second for
   * each 128 KiB. If a method sends several requests, the timeout applies to each of them, and to
   * all of them together. If you iterate over a list, it applies to each page. A few methods have
   * other limits, which their Javadoc describes.
   *
   * @param timeout the timeout
   * @return this builder
   * @throws IllegalArgumentException if the timeout is not between a millisecond and 24 days
   */
  public B callTimeout(Duration timeout) {
    this.callTimeout = Require.positive("callTimeout", timeout);
    return self();
  }

  /**
   * Sets how often and when calls are retried. The default is {@link RetryPolicy#standard()}.
   *
   * @param policy the retry policy
   * @return this builder
   */
  public B retryPolicy(RetryPolicy policy) {
    this.retryPolicy = Objects.requireNonNull(policy, "policy");
    return self();
  }

  /**
   * Sets the maximum size of a response after decompression. If a response is larger, the call
   * fails with {@link ProtocolException.Reason#TOO_LARGE}. The default is 8 MiB. If a response of
   * any size has more than 200,000 JSON tokens, the call fails with {@link
   * ProtocolException.Reason#DECODE}. JSON tokens are names, values, and the beginnings and ends of
   * objects and lists. Downloads of files have a limit of their own.
   *
   * @param bytes the maximum size in bytes
   * @return this builder
   * @throws IllegalArgumentException if the size is not positive
   */
  public B maxResponseBytes(long bytes) {
    if (bytes <= 0) {
      throw new IllegalArgumentException("maxResponseBytes must be positive");
    }
    this.maxResponseBytes = bytes;
    return self();
  }

  /**
   * Sets the maximum number of pages that one iteration over a list fetches. The default is 10,000.
   *
   * @param pages the maximum number of pages
   * @return this builder
   * @throws IllegalArgumentException if the number is less than 1
   */
  public B maxPages(int pages) {
    this.maxPages = Require.between("maxPages", pages, 1, Integer.MAX_VALUE);
    return self();
  }

  /**
   * Sets the proxies. By default, the client uses the proxy in Java's system properties. If they
   * name none, it uses the environment variables {@code HTTPS_PROXY}, {@code HTTP_PROXY} and {@code
   * NO_PROXY}. The client connects to a proxy with plain HTTP. It opens a tunnel through the proxy
   * (HTTP {@code CONNECT}), and makes the TLS connection to the provider in this tunnel. If one of
   * the variables has an {@code https} URL, the client can't be built. If the selector throws an
   * exception, the call fails and nothing is sent.
   *
   * @param proxies selects the proxy for each new connection
   * @return this builder
   */
  public B proxy(ProxySelector proxies) {
    this.proxies = Objects.requireNonNull(proxies, "proxies");
    return self();
  }

  /**
   * Appends a text to the header {@code User-Agent}, so that the provider can identify your
   * program.
   *
   * @param suffix a text such as {@code my-tool/1.2}, which may contain visible ASCII characters
   *     and spaces
   * @return this builder
   * @throws IllegalArgumentException if the text is blank or contains other characters
   */
  public B userAgentSuffix(String suffix) {
    this.userAgent = NAME + " " + Require.headerValue("User-Agent", Require.text("suffix", suffix));
    return self();
  }

  /**
   * Sets the executor for {@link ApiClient#async}. By default, each call of {@code async} runs on a
   * new thread.
   *
   * @param executor a caller-provided executor, which the client never shuts down; if it rejects a
   *     call, the future of the call fails with a {@link TransportException}
   * @return this builder
   */
  public B executor(Executor executor) {
    this.executor = Objects.requireNonNull(executor, "executor");
    return self();
  }

  /**
   * Sets a caller-provided HTTP client, whose connection pool, TLS and DNS settings and
   * interceptors are used. The SDK never changes or closes this HTTP client. It uses a copy with
   * the timeouts of this builder. The copy does not retry requests, follow redirects, store cookies
   * or cache responses. If the caller-provided HTTP client has its own socket factory, the SDK does
   * not limit the size of chunk headers and the number of HTTP/2 frames.
   *
   * <p>Interceptors can read the token, and must not send a request twice. If an interceptor fails,
   * the SDK assumes that the request was sent, unless OkHttp reported that it could not send the
   * request. Anything that an event listener throws is logged and does not change the call.
   *
   * @param client the caller-provided HTTP client
   * @return this builder
   */
  public B httpClient(OkHttpClient client) {
    this.httpClient = Objects.requireNonNull(client, "client");
    return self();
  }

  /**
   * Sets certificates: certificate authorities (CAs) that the client trusts in addition to those of
   * the JVM, and a client certificate for mutual TLS. The client sends its certificate only to the
   * host and port of the base URL. It also trusts the CAs when it connects to the storage of
   * uploads. By default, the client trusts the CAs in the trust store of the JVM, and has no client
   * certificate. This option and {@link #httpClient} cannot be combined, because a caller-provided
   * HTTP client has its own TLS settings.
   *
   * @param options the certificates
   * @return this builder
   */
  public B tls(TlsOptions options) {
    this.tls = Objects.requireNonNull(options, "options");
    return self();
  }

  /**
   * Adds an observer, which is notified of each attempt, wait and result. By default, there is
   * none. Observers are notified in the order in which they were added. For the end of an attempt
   * or a call, the order is reversed, so that their spans are nested. Anything that an observer
   * throws is logged, and the other observers are still notified.
   *
   * @param observer the observer, which is called on the thread of the call
   * @return this builder
   */
  public B observer(CallObserver observer) {
    observers.add(Objects.requireNonNull(observer, "observer"));
    return self();
  }

  /**
   * Sets the supplier of the header {@code traceparent} of <a
   * href="https://www.w3.org/TR/trace-context/">W3C Trace Context</a>. With this header, your own
   * gateway or server can continue a trace. By default, the header is not sent. It is only sent to
   * the scheme, host and port of the base URL, and never to the storage for uploads. The client
   * calls the supplier before each attempt, on the thread of the call, after it has notified the
   * observers of the start of the attempt. A value in another format is not sent, but logged.
   * Anything that the supplier throws is logged too. Neither of them changes the call.
   *
   * @param source returns the value, such as {@code
   *     00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01}, or null to send no header; it
   *     must be fast and thread-safe
   * @return this builder
   */
  public B traceParent(Supplier<@Nullable String> source) {
    this.traceParent = Objects.requireNonNull(source, "source");
    return self();
  }

  /**
   * Sets the minimum interval between the starts of two creates, updates or deletes of this client.
   * The default is zero. The builder of a provider can override this method to make it public.
   *
   * @param interval the interval; zero turns the waiting off
   * @return this builder
   * @throws IllegalArgumentException if the interval is negative or longer than 24 days
   */
  protected B minWriteInterval(Duration interval) {
    this.minWriteInterval = Require.wait("minWriteInterval", interval);
    return self();
  }

  /**
   * Checks the options and creates the endpoint. No request is sent.
   *
   * @param dialect the parts that are specific to the provider
   * @return the endpoint that sends the requests of the client's services
   * @throws IllegalStateException if neither a token nor a token source is set, if both {@link
   *     #tls} and {@link #httpClient} are set, or if the version of OkHttp or Jackson on the class
   *     path is too old
   * @throws IllegalArgumentException if the base URL is not valid
   */
  protected final Endpoint endpoint(Dialect dialect) {
    Libraries.requireNewEnough();
    if (tokens == null) {
      throw new IllegalStateException("a client needs a token or a token source");
    }
    if (tls != null && httpClient != null) {
      throw new IllegalStateException(
          "tls and httpClient are both set: set the certificates in the OkHttpClient instead");
    }
    HttpUrl base = BaseUrl.parse(baseUrl, plainHttp);
    if (!base.isHttps() && !LoopbackHost.is(base.host())) {
      GuardedLog.named("io.github.registrysdk.http")
          .warn(
              "{} is used without TLS: anybody on the network path can read the token",
              base.host());
    }
    return new ClientEndpoint(
        new ClientSettings(
            dialect,
            base,
            plainHttp,
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
            List.copyOf(observers),
            traceParent,
            tls == null
                ? null
                : TlsSockets.of(tls.authorities(), tls.onlyThese(), tls.key(), tls.chain(), base),
            seams.clock(),
            seams.sleeper(),
            seams.random(),
            new SdkExceptionFactory()));
  }
}
