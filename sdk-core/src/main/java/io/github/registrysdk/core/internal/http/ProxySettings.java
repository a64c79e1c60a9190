package io.github.registrysdk.core.internal.http;

import io.github.registrysdk.core.Secret;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A proxy as {@code HTTPS_PROXY} or {@code HTTP_PROXY} names it.
 *
 * @param proxy where it is
 * @param user with whom it lets in, or null
 * @param password of the user, or null
 */
record ProxySettings(Proxy proxy, @Nullable String user, @Nullable Secret password) {
  private static final int DEFAULT_SOCKS_PORT = 1080;

  /**
   * Read when a client is built: a proxy that can't be used must not be passed by in silence.
   *
   * @param name the variable's name, for the message
   * @param value {@code http://host:port}, {@code socks5://host:port} or {@code host:port}, with
   *     user and password in front of the host if need be
   * @throws IllegalArgumentException if it is none of these; the message does not quote it
   */
  static ProxySettings parse(String name, String value) {
    URI uri;
    try {
      uri = new URI(value.contains("://") ? value : "http://" + value);
    } catch (URISyntaxException e) {
      // Not chained: the message quotes the value, and with it the password.
      throw unusable(name);
    }
    String scheme = String.valueOf(uri.getScheme()).toLowerCase(Locale.ROOT);
    boolean socks = scheme.startsWith("socks");
    if (uri.getHost() == null || !(socks || scheme.equals("http") || scheme.equals("https"))) {
      throw unusable(name);
    }
    int port = uri.getPort() >= 0 ? uri.getPort() : defaultPort(scheme);
    Proxy proxy =
        new Proxy(
            socks ? Proxy.Type.SOCKS : Proxy.Type.HTTP,
            InetSocketAddress.createUnresolved(uri.getHost(), port));
    String userInfo = uri.getRawUserInfo();
    if (userInfo == null || userInfo.isEmpty()) {
      return new ProxySettings(proxy, null, null);
    }
    int colon = userInfo.indexOf(':');
    String password = colon < 0 ? "" : decoded(userInfo.substring(colon + 1));
    return new ProxySettings(
        proxy,
        decoded(colon < 0 ? userInfo : userInfo.substring(0, colon)),
        password.isEmpty() ? null : Secret.of(password));
  }

  private static int defaultPort(String scheme) {
    return scheme.equals("https") ? 443 : scheme.equals("http") ? 80 : DEFAULT_SOCKS_PORT;
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
