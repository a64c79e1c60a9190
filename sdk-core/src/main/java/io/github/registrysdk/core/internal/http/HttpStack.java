package io.github.registrysdk.core.internal.http;

import io.github.registrysdk.core.internal.upload.FormBody;
import java.net.ProxySelector;
import java.util.List;
import java.util.concurrent.TimeUnit;
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
  private final boolean owned;

  /**
   * @param provided the caller's client; null for one of our own
   * @param proxies which proxy to use; null for the standard means
   */
  public HttpStack(
      @Nullable OkHttpClient provided,
      @Nullable ProxySelector proxies,
      Timeouts timeouts,
      CallWatch watch) {
    this.owned = provided == null;
    OkHttpClient.Builder builder = provided == null ? own() : copy(provided);
    if (proxies != null) {
      builder.proxySelector(Proxies.chosen(proxies)).proxy(null);
    }
    Dns dns = provided == null ? Dns.SYSTEM : provided.dns();
    this.pooled = harden(builder, new PatientDns(dns, watch), timeouts, watch).build();
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

  private static OkHttpClient.Builder own() {
    Proxies proxies = new Proxies(System.getenv(), ProxySelector.getDefault());
    return new OkHttpClient.Builder()
        .connectionPool(new ConnectionPool(MOST_IDLE, 1, TimeUnit.MINUTES))
        .proxySelector(proxies)
        .proxyAuthenticator(proxies::authenticate);
  }

  private static OkHttpClient.Builder copy(OkHttpClient provided) {
    return provided
        .newBuilder()
        .eventListenerFactory(GuardedEvents.of(provided.eventListenerFactory()));
  }

  private static OkHttpClient.Builder harden(
      OkHttpClient.Builder builder, Dns dns, Timeouts timeouts, CallWatch watch) {
    RequestProgress.Boundary boundary = new RequestProgress.Boundary(watch);
    builder.networkInterceptors().add(0, boundary);
    return builder
        .dns(dns)
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
        .addNetworkInterceptor(new HeadShield(watch));
  }

  /**
   * @param onFreshConnection whether it must not be sent over a connection that has been idle
   */
  public Call call(Request request, boolean onFreshConnection) {
    // Over HTTP/2, cancelling a call does not end a write that hangs.
    boolean upload = request.body() instanceof FormBody;
    return (upload || onFreshConnection ? fresh : pooled).newCall(request);
  }

  public void close() {
    fresh.connectionPool().evictAll();
    if (owned) {
      pooled.connectionPool().evictAll();
    }
  }
}
