package io.github.registrysdk.core.internal.http;

import java.io.IOException;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.SocketAddress;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The proxy that the machine's standard means name: Java's system properties where they name one,
 * else the variables {@code HTTPS_PROXY} and {@code HTTP_PROXY}, in capitals or not, with the
 * exceptions of {@code NO_PROXY}. This machine itself is never reached through a proxy.
 */
public final class EnvironmentProxies extends ProxySelector {
  private static final List<Proxy> DIRECT = List.of(Proxy.NO_PROXY);

  private final Map<String, String> environment;
  private final @Nullable ProxySelector system;
  private final @Nullable ProxySettings forHttps;
  private final @Nullable ProxySettings forHttp;

  /**
   * @param environment the environment variables
   * @param system asked first; null if there is none
   * @throws IllegalArgumentException if a variable names no proxy that can be used
   */
  public EnvironmentProxies(Map<String, String> environment, @Nullable ProxySelector system) {
    this.environment = environment;
    this.system = system;
    this.forHttps = settings("HTTPS_PROXY");
    this.forHttp = settings("HTTP_PROXY");
  }

  private @Nullable ProxySettings settings(String name) {
    String value = variable(name);
    return value == null ? null : ProxySettings.parse(name, value);
  }

  /** With whom this proxy lets in, as its variable says; null if it says nothing. */
  @Nullable ProxySettings settings(Proxy proxy) {
    return Stream.of(Optional.ofNullable(forHttps), Optional.ofNullable(forHttp))
        .flatMap(Optional::stream)
        .filter(known -> known.user() != null && known.proxy().equals(proxy))
        .findFirst()
        .orElse(null);
  }

  @Override
  public List<Proxy> select(URI uri) {
    Objects.requireNonNull(uri, "uri");
    String host = uri.getHost() == null ? null : unbracketed(uri.getHost());
    if (host == null || BaseUrl.isLoopback(host) || isExempt(host, port(uri))) {
      return DIRECT;
    }
    List<Proxy> named = system == null ? DIRECT : system.select(uri);
    if (named != null && named.stream().anyMatch(proxy -> proxy.type() != Proxy.Type.DIRECT)) {
      return named;
    }
    ProxySettings settings = "https".equals(uri.getScheme()) ? forHttps : forHttp;
    return settings == null ? DIRECT : List.of(settings.proxy());
  }

  /**
   * Names match themselves and what ends in a dot and them; a star matches all; a port, if named,
   * must match too.
   */
  private boolean isExempt(String host, int port) {
    String list = variable("NO_PROXY");
    if (list == null) {
      return false;
    }
    String name = host.toLowerCase(Locale.ROOT);
    for (String item : list.toLowerCase(Locale.ROOT).split("[,\\s]+", -1)) {
      String rule = item.startsWith("*.") ? item.substring(1) : item;
      int colon = rule.lastIndexOf(':');
      if (colon > 0 && (colon == rule.indexOf(':') || rule.charAt(colon - 1) == ']')) {
        if (!rule.substring(colon + 1).equals(String.valueOf(port))) {
          continue;
        }
        rule = rule.substring(0, colon);
      }
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

  private static int port(URI uri) {
    return uri.getPort() >= 0 ? uri.getPort() : "https".equals(uri.getScheme()) ? 443 : 80;
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
}
