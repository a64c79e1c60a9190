package io.github.registrysdk.core.internal.http;

import java.net.Proxy;
import java.net.ProxySelector;
import java.util.List;
import java.util.concurrent.TimeUnit;
import javax.net.SocketFactory;
import javax.net.ssl.HostnameVerifier;
import okhttp3.Authenticator;
import okhttp3.Call;
import okhttp3.ConnectionPool;
import okhttp3.CookieJar;
import okhttp3.Dns;
import okhttp3.OkHttpClient;
import okhttp3.Protocol;
import okhttp3.Request;
import org.jspecify.annotations.Nullable;

/**
 * The OkHttp clients under one of ours. What would send a request again or elsewhere without us is
 * off, also in a caller-provided client.
 */
public final class HttpStack {
  private static final int MOST_IDLE = 64;

  private final OkHttpClient pooled;
  private final OkHttpClient fresh;
  private final ResponseHeadCheck check;
  private final boolean owned;

  /**
   * @param provided the caller's client; null for one of our own
   * @param tls certificates of the caller; null for those of the JVM, or of the caller's client
   * @param proxies which proxy to use; null for the standard means
   * @param plainHttp whether http is permitted to other machines
   */
  public HttpStack(
      @Nullable OkHttpClient provided,
      @Nullable TlsSockets tls,
      @Nullable ProxySelector proxies,
      Timeouts timeouts,
      CallWatch watch,
      boolean plainHttp) {
    this.owned = provided == null;
    OkHttpClient.Builder builder = provided == null ? own() : copy(provided);
    builder.proxySelector(selector(provided, proxies, builder, watch)).proxy(null);
    if (tls != null) {
      builder.sslSocketFactory(tls.factory(), tls.trust());
      // Only with its own verifier does OkHttp use one connection over HTTP/2 for several hosts
      // with the same IP address. The client certificate is meant for one of them.
      HostnameVerifier verifier = builder.build().hostnameVerifier();
      builder.hostnameVerifier((host, session) -> verifier.verify(host, session));
    }
    CountedSockets sockets = new CountedSockets(owned);
    // Sockets of the caller's own are left as they are, and are not counted.
    if (provided == null || provided.socketFactory().equals(SocketFactory.getDefault())) {
      builder.socketFactory(sockets);
    }
    Dns dns = provided == null ? Dns.SYSTEM : provided.dns();
    this.check = new ResponseHeadCheck(watch, sockets, plainHttp);
    this.pooled =
        harden(builder, timeouts, new RequestProgress.Boundary(watch, sockets), check)
            .dns(new InterruptibleDns(dns, watch))
            .build();
    // A reused idle connection may be dead, which shows only after the request was sent. What must
    // not be sent twice goes over a connection of its own; over HTTP/2 it would share one with its
    // neighbours. With no idle connections allowed it is closed at once, whatever time the pool is
    // given; a time of next to nothing would have the pool look around without a pause as long as
    // the call lasts.
    this.fresh =
        pooled
            .newBuilder()
            .connectionPool(new ConnectionPool(0, 1, TimeUnit.MINUTES))
            .protocols(List.of(Protocol.HTTP_1_1))
            .build();
  }

  /** Also one proxy that is always used becomes a selector, so that a failure can name it. */
  private static ProxySelector selector(
      @Nullable OkHttpClient provided,
      @Nullable ProxySelector chosen,
      OkHttpClient.Builder builder,
      CallWatch watch) {
    if (chosen != null) {
      return Proxies.endingCalls(chosen, "the client's proxy selector", watch);
    }
    if (provided == null) {
      Proxies standard = new Proxies(System.getenv(), ProxySelector.getDefault());
      builder.proxyAuthenticator(standard::authenticate);
      return Proxies.endingCalls(standard, "the JVM's default proxy selector", watch);
    }
    Proxy fixed = provided.proxy();
    return fixed != null
        ? Proxies.endingCalls(Proxies.always(fixed), "the proxy", watch)
        : Proxies.endingCalls(
            provided.proxySelector(),
            "the proxy selector of the caller-provided HTTP client",
            watch);
  }

  private static OkHttpClient.Builder own() {
    return new OkHttpClient.Builder()
        .connectionPool(new ConnectionPool(MOST_IDLE, 1, TimeUnit.MINUTES));
  }

  private static OkHttpClient.Builder copy(OkHttpClient provided) {
    return provided
        .newBuilder()
        .eventListenerFactory(GuardedEvents.of(provided.eventListenerFactory()));
  }

  private static OkHttpClient.Builder harden(
      OkHttpClient.Builder builder,
      Timeouts timeouts,
      RequestProgress.Boundary boundary,
      ResponseHeadCheck check) {
    builder.networkInterceptors().add(0, boundary);
    return builder
        .retryOnConnectionFailure(false)
        .followRedirects(false)
        .followSslRedirects(false)
        .authenticator(Authenticator.NONE)
        .cookieJar(CookieJar.NO_COOKIES)
        .cache(null)
        .connectTimeout(timeouts.connect())
        .readTimeout(timeouts.read())
        .writeTimeout(timeouts.write())
        .callTimeout(0, TimeUnit.MILLISECONDS)
        .addInterceptor(boundary)
        .addNetworkInterceptor(check);
  }

  /**
   * @param onFreshConnection whether it must not be sent over a connection that has been idle
   */
  public Call call(Request request, boolean onFreshConnection) {
    // Over HTTP/2, cancelling a call does not end a write that hangs, and the other calls of the
    // connection wait for that write.
    boolean large = RequestProgress.canHang(request.body());
    // A part of a surplus response may be in OkHttp's buffer, which nobody can look into.
    boolean surplus = check.hasSeenHttp1() && !request.method().equals("GET");
    return (large || surplus || onFreshConnection ? fresh : pooled).newCall(request);
  }

  public void close() {
    fresh.connectionPool().evictAll();
    if (owned) {
      pooled.connectionPool().evictAll();
    }
  }
}
