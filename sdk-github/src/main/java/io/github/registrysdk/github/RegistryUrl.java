package io.github.registrysdk.github;

import io.github.registrysdk.core.spi.Require;
import java.net.URI;
import java.net.URISyntaxException;

/** The address of a private registry, as GitHub stores and shows it. */
final class RegistryUrl {
  private RegistryUrl() {}

  /**
   * Refuses what is no address, or has a password in it, which GitHub would show to everybody who
   * may list registries.
   */
  static String checked(String url) {
    Require.text("url", url);
    try {
      URI uri = new URI(url);
      if (!uri.isAbsolute() || uri.getHost() == null) {
        throw new IllegalArgumentException("url must have a scheme and a host");
      }
      if (uri.getRawUserInfo() != null) {
        throw new IllegalArgumentException("url must not have a user or password in it");
      }
      return url;
    } catch (URISyntaxException e) {
      // Not chained: the message quotes the address.
      throw new IllegalArgumentException("url is no address (at position " + e.getIndex() + ")");
    }
  }
}
