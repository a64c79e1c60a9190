package io.github.registrysdk.core.internal.http;

import io.github.registrysdk.core.Secret;
import io.github.registrysdk.core.toolkit.GuardedLog;
import io.github.registrysdk.core.toolkit.LoopbackHost;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.SocketAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import okhttp3.Credentials;
import okhttp3.Request;
import okhttp3.Response;
import okhttp3.Route;
import org.jspecify.annotations.Nullable;

/**
 * The proxy that the machine's standard means name: Java's system properties where they name one,
 * else the variables {@code HTTPS_PROXY} and {@code HTTP_PROXY}, in capitals or not, with the
 * exceptions of {@code NO_PROXY}. This machine itself is never reached through a proxy.
 */
public final class Proxies extends ProxySelector {
  private static final GuardedLog LOG = GuardedLog.of(Proxies.class);
  private static final List<Proxy> DIRECT = List.of(Proxy.NO_PROXY);

  private final Map<String, String> environment;
  private final @Nullable ProxySelector system;
  private final @Nullable Named forHttps;
  private final @Nullable Named forHttp;

  /**
   * @param system asked first; null if there is none
   * @throws IllegalArgumentException if a variable names no proxy that can be used
   */
  public Proxies(Map<String, String> environment, @Nullable ProxySelector system) {
    this.environment = environment;
    this.system = system;
    this.forHttps = named("HTTPS_PROXY");
    this.forHttp = named("HTTP_PROXY");
  }

  static ProxySelector always(Proxy proxy) {
    return new ProxySelector() {
      @Override
      public List<Proxy> select(URI uri) {
        return List.of(proxy);
      }

      @Override
      public void connectFailed(URI uri, SocketAddress address, IOException failure) {}
    };
  }

  /**
   * A selector whose failures end the call. OkHttp takes an {@code IllegalArgumentException} of a
   * selector for "no proxy" and connects to the host directly, and tries again without an end after
   * a checked exception.
   *
   * @param whose what to call the selector in a message
   */
  static ProxySelector endingCalls(ProxySelector chosen, String whose, CallWatch watch) {
    return new ProxySelector() {
      @Override
      public List<Proxy> select(URI uri) {
        List<Proxy> proxies;
        try {
          proxies = chosen.select(uri);
        } catch (Exception e) { // also one that it does not declare
          throw new Failed(whose, e);
        }
        watch.progressOf(Thread.currentThread()).selected(proxies);
        return proxies;
      }

      @Override
      public void connectFailed(URI uri, SocketAddress address, IOException failure) {
        try {
          chosen.connectFailed(uri, address, failure);
        } catch (Exception e) { // the call has failed already
          LOG.warn("{} failed: {}", whose, e.getClass().getName());
        }
      }
    };
  }

  private @Nullable Named named(String name) {
    String value = variable(name);
    return value == null ? null : Named.parse(name, value);
  }

  /** The user and password for this proxy, as its variable has them; null if it has none. */
  @Nullable Named credentials(Proxy proxy) {
    return Stream.of(Optional.ofNullable(forHttps), Optional.ofNullable(forHttp))
        .flatMap(Optional::stream)
        .filter(known -> known.user() != null && known.proxy().equals(proxy))
        .findFirst()
        .orElse(null);
  }

  /** Once: a proxy that refuses the user and password of its variable refuses the call. */
  @Nullable Request authenticate(@Nullable Route route, Response response) {
    Named named = route == null ? null : credentials(route.proxy());
    if (named == null
        || named.user() == null
        || response.request().header("Proxy-Authorization") != null) {
      return null;
    }
    Secret password = named.password();
    String account = Credentials.basic(named.user(), password == null ? "" : password.reveal());
    return response.request().newBuilder().header("Proxy-Authorization", account).build();
  }

  @Override
  public List<Proxy> select(URI uri) {
    Objects.requireNonNull(uri, "uri");
    String host = uri.getHost() == null ? null : unbracketed(uri.getHost());
    if (host == null || LoopbackHost.is(host) || isExempt(host)) {
      return DIRECT;
    }
    List<Proxy> named = system == null ? DIRECT : system.select(uri);
    if (named != null && !named.equals(DIRECT) && !isDirect(named)) {
      return named;
    }
    Named proxy = "https".equals(uri.getScheme()) ? forHttps : forHttp;
    return proxy == null ? DIRECT : List.of(proxy.proxy());
  }

  private static boolean isDirect(List<Proxy> proxies) {
    return proxies.stream().allMatch(proxy -> proxy.type() == Proxy.Type.DIRECT);
  }

  /** Names match themselves and what ends in a dot and them; a star matches all. */
  private boolean isExempt(String host) {
    String list = variable("NO_PROXY");
    if (list == null) {
      return false;
    }
    String name = host.toLowerCase(Locale.ROOT);
    for (String item : list.toLowerCase(Locale.ROOT).split("[,\\s]+", -1)) {
      String rule = item.startsWith("*.") ? item.substring(1) : item;
      rule = unbracketed(rule);
      String suffix = rule.startsWith(".") ? rule : "." + rule;
      if (rule.equals("*")
          || (!rule.isEmpty() && (name.equals(suffix.substring(1)) || name.endsWith(suffix)))) {
        return true;
      }
    }
    return false;
  }

  /** Of an IPv6 address, which stands in brackets in a URL and may do so in a rule. */
  private static String unbracketed(String host) {
    return host.startsWith("[") && host.endsWith("]") ? host.substring(1, host.length() - 1) : host;
  }

  private @Nullable String variable(String name) {
    String value = environment.getOrDefault(name, environment.get(name.toLowerCase(Locale.ROOT)));
    return value == null || value.isBlank() ? null : value.strip();
  }

  @Override
  public void connectFailed(URI uri, SocketAddress address, IOException failure) {
    if (system != null) {
      system.connectFailed(uri, address, failure);
    }
  }

  /** A selector failed; the message says whose. */
  public static final class Failed extends IllegalStateException {
    private static final long serialVersionUID = 1L;

    Failed(String whose, Exception cause) {
      super(whose + " failed", cause);
    }
  }

  /** An http proxy as {@code HTTPS_PROXY} or {@code HTTP_PROXY} names it. */
  record Named(Proxy proxy, @Nullable String user, @Nullable Secret password) {
    private static final int LARGEST_PORT = 65_535;

    /**
     * Read when a client is built: a proxy that can't be used must not be ignored silently.
     *
     * @param value {@code http://host:port} or {@code host:port}, with {@code user:password@}
     *     before the host if needed
     * @throws IllegalArgumentException if it is none of these; the message does not quote it
     */
    static Named parse(String name, String value) {
      URI uri;
      try {
        uri = new URI(value.contains("://") ? value : "http://" + value);
      } catch (URISyntaxException e) {
        // Not chained: the message quotes the value, and with it the password.
        throw unusable(name);
      }
      if (uri.getHost() != null && "https".equalsIgnoreCase(uri.getScheme())) {
        throw new IllegalArgumentException(
            "the environment variable "
                + name
                + " names a proxy that is reached over TLS, which is not supported: the user and"
                + " password would be sent in clear; if the proxy also takes http, write http://");
      }
      int port = uri.getPort() >= 0 ? uri.getPort() : 80;
      if (uri.getHost() == null
          || !"http".equalsIgnoreCase(uri.getScheme())
          || port > LARGEST_PORT) {
        throw unusable(name);
      }
      Proxy proxy =
          new Proxy(Proxy.Type.HTTP, InetSocketAddress.createUnresolved(uri.getHost(), port));
      String userInfo = uri.getRawUserInfo();
      if (userInfo == null || userInfo.isEmpty()) {
        return new Named(proxy, null, null);
      }
      int colon = userInfo.indexOf(':');
      String password = colon < 0 ? "" : decoded(userInfo.substring(colon + 1));
      return new Named(
          proxy,
          decoded(colon < 0 ? userInfo : userInfo.substring(0, colon)),
          password.isEmpty() ? null : Secret.of(password));
    }

    private static String decoded(String text) {
      return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
    }

    private static IllegalArgumentException unusable(String name) {
      return new IllegalArgumentException(
          "the environment variable "
              + name
              + " names no proxy that can be used; it should be like http://host:port");
    }
  }
}
