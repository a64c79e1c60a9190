package io.github.registrysdk.github;

import io.github.registrysdk.core.toolkit.Require;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Pattern;

/** The URL of a private registry, as GitHub stores and shows it. */
final class RegistryUrl {
  private static final Pattern HOST_AND_PORT =
      Pattern.compile("(\\[[^\\[\\]]+]|[^:\\[\\]]+)(:\\d*)?");

  private RegistryUrl() {}

  /**
   * Equal for URLs that mean the same registry: without slashes at the end, and with scheme and
   * host in lower case. GitHub does not say whether it changes any of this.
   */
  static String key(String url) {
    String text = url.replaceFirst("/+$", "");
    int path = text.indexOf('/', text.indexOf("//") + 2);
    int end = path < 0 ? text.length() : path;
    return text.substring(0, end).toLowerCase(Locale.ROOT) + text.substring(end);
  }

  /**
   * Refuses an invalid URL, and a URL with a user name or password, because GitHub shows the URL to
   * everybody who may list registries.
   */
  static String checked(String url) {
    Require.text("url", url);
    try {
      URI uri = new URI(url);
      // Not getHost(): it is null for a host name with an underscore, which company networks use.
      String authority = Objects.requireNonNullElse(uri.getRawAuthority(), "");
      if (authority.indexOf('@') >= 0) {
        throw new IllegalArgumentException("url must not contain a user name or password");
      }
      if (!uri.isAbsolute() || !HOST_AND_PORT.matcher(authority).matches()) {
        throw new IllegalArgumentException("url must have a scheme and a host");
      }
      return url;
    } catch (URISyntaxException e) {
      // Not chained: the message quotes the URL.
      throw new IllegalArgumentException(
          "url is not a valid URL (at position " + e.getIndex() + ")");
    }
  }
}
