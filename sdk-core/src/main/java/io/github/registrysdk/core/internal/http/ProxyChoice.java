package io.github.registrysdk.core.internal.http;

import java.io.IOException;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.SocketAddress;
import java.net.URI;
import java.util.List;

/**
 * A selector whose failures end the call. OkHttp takes an {@code IllegalArgumentException} of a
 * selector for "no proxy" and goes past it, straight to the host.
 */
public final class ProxyChoice extends ProxySelector {
  private final ProxySelector chosen;

  ProxyChoice(ProxySelector chosen) {
    this.chosen = chosen;
  }

  @Override
  public List<Proxy> select(URI uri) {
    try {
      return chosen.select(uri);
    } catch (RuntimeException e) {
      throw new Failed(e);
    }
  }

  @Override
  public void connectFailed(URI uri, SocketAddress address, IOException failure) {
    chosen.connectFailed(uri, address, failure);
  }

  /** The selector could not tell which proxy to use. */
  public static final class Failed extends IllegalStateException {
    private static final long serialVersionUID = 1L;

    Failed(RuntimeException cause) {
      super("the proxy selector failed", cause);
    }
  }
}
