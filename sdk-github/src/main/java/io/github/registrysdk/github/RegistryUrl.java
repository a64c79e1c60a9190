package io.github.registrysdk.github;

import io.github.registrysdk.core.toolkit.Require;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Objects;
import java.util.regex.Pattern;

/** The address of a private registry, as GitHub stores and shows it. */
final class RegistryUrl {
  private static final Pattern HOST_AND_PORT =
      Pattern.compile("(\\[[^\\[\\]]+]|[^:\\[\\]]+)(:\\d*)?");

  private RegistryUrl() {}

  /**
   * Refuses what is no address, or has a password in it, which GitHub would show to everybody who
   * may list registries.
   */
  static String checked(String url) {
    Require.text("url", url);
    try {
      URI uri = new URI(url);
      // Not getHost(): it knows no name with an underscore, and company networks are full of them.
      String authority = Objects.requireNonNullElse(uri.getRawAuthority(), "");
      if (authority.indexOf('@') >= 0) {
        throw new IllegalArgumentException("url must not have a user or password in it");
      }
      if (!uri.isAbsolute() || !HOST_AND_PORT.matcher(authority).matches()) {
        throw new IllegalArgumentException("url must have a scheme and a host");
      }
      return url;
    } catch (URISyntaxException e) {
      // Not chained: the message quotes the address.
      throw new IllegalArgumentException("url is no address (at position " + e.getIndex() + ")");
    }
  }
}
