package io.github.registrysdk.testing.internal.cassette;

import io.github.registrysdk.testing.internal.http.FakeRequest;
import io.github.registrysdk.testing.internal.http.FakeResponse;
import io.github.registrysdk.testing.internal.http.LocalServer;
import java.net.URI;
import java.util.Locale;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/**
 * One server that a test talks to. It has three origins: the one in cassettes, the one that it is
 * reached by now, and the local one that clients use.
 */
public final class Host implements AutoCloseable {

  private final String name;
  private final String origin;
  private final LocalServer server;
  private volatile @Nullable String target;

  private Host(
      String name,
      String origin,
      @Nullable String target,
      BiFunction<Host, FakeRequest, @Nullable FakeResponse> responder) {
    this.name = name;
    this.origin = origin;
    this.target = target;
    this.server = LocalServer.responding(request -> responder.apply(this, request)).start();
  }

  /** The provider's own server. */
  public static Host provider(
      URI provider, URI target, BiFunction<Host, FakeRequest, @Nullable FakeResponse> responder) {
    return new Host("", originOf(provider), originOf(target), responder);
  }

  /** A server whose URL stands in responses. Which one it is becomes known only from them. */
  public static Host elsewhere(
      String domain, BiFunction<Host, FakeRequest, @Nullable FakeResponse> responder) {
    return new Host(domain, "https://" + domain, null, responder);
  }

  /** Empty for the provider's own server, else the domain or authority. */
  String name() {
    return name;
  }

  /** The origin as cassettes show it. */
  String origin() {
    return origin;
  }

  /** The origin that clients use, without a slash at its end. */
  public String local() {
    String url = server.baseUrl().toString();
    return url.substring(0, url.length() - 1);
  }

  /** The origin that requests are forwarded to. */
  String target() {
    String known = target;
    if (known == null) {
      throw new IllegalStateException("no response has named a server of " + name + " yet");
    }
    return known;
  }

  /** Whether an origin found in a response is this server's, which is remembered then. */
  boolean recognizes(String found) {
    if (name.isEmpty()) {
      return found.equals(target);
    }
    String authority = found.substring(found.indexOf("//") + 2).toLowerCase(Locale.ROOT);
    if (authority.equals(name) || authority.endsWith("." + name)) {
      target = found;
      return true;
    }
    return false;
  }

  private static String originOf(URI url) {
    return url.getScheme() + "://" + url.getRawAuthority();
  }

  @Override
  public void close() {
    server.close();
  }
}
