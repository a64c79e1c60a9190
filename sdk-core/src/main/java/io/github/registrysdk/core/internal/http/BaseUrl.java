package io.github.registrysdk.core.internal.http;

import io.github.registrysdk.core.toolkit.LoopbackHost;
import java.util.Objects;
import okhttp3.HttpUrl;

/** Where a client may send its credentials. */
public final class BaseUrl {
  private BaseUrl() {}

  /**
   * @param url https, or http on this machine
   * @return the URL with a slash at its end
   * @throws IllegalArgumentException saying what is wrong, without quoting the URL, which could
   *     hold a password
   */
  public static HttpUrl parse(String url, boolean plainHttp) {
    HttpUrl parsed = HttpUrl.parse(Objects.requireNonNull(url, "baseUrl").strip());
    if (parsed == null) {
      throw new IllegalArgumentException("the base URL is no http or https URL");
    }
    if (!parsed.username().isEmpty() || !parsed.password().isEmpty()) {
      throw new IllegalArgumentException(
          "the base URL must not have a user or password in it; pass the token to the builder");
    }
    if (parsed.encodedPath().startsWith("//")) {
      throw new IllegalArgumentException("the base URL must not have an empty part in its path");
    }
    if (parsed.query() != null || parsed.fragment() != null) {
      throw new IllegalArgumentException("the base URL must not have a query or fragment");
    }
    if (!parsed.isHttps() && !plainHttp && !LoopbackHost.is(parsed.host())) {
      throw new IllegalArgumentException(
          "the base URL must be https: over http anybody on the way can read the token"
              + " (allowPlainHttp permits it)");
    }
    return parsed.encodedPath().endsWith("/")
        ? parsed
        : parsed.newBuilder().addPathSegment("").build();
  }

  /** RFC 6454, 4: scheme, host and port. */
  public static boolean sameOrigin(HttpUrl a, HttpUrl b) {
    return a.scheme().equals(b.scheme()) && a.host().equals(b.host()) && a.port() == b.port();
  }
}
