package io.github.registrysdk.core;

import io.github.registrysdk.core.toolkit.Require;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Credentials with which Docker pushes images to a registry and pulls images from it. {@link
 * DockerConfig#put(DockerLogin)} stores them where Docker looks for them.
 *
 * @param registry the host of the registry, with an optional port, and the path with which the
 *     names of its images begin, such as {@code registry.humanitec.io/acme}. The constructor
 *     removes {@code https://} at the start and slashes at the end, and changes the host to lower
 *     case. The registry of Docker Hub is {@code docker.io}
 * @param username the user name
 * @param password the password, or a token that is used as the password
 */
public record DockerLogin(String registry, String username, Secret password) {
  private static final int LONGEST = 1000;
  private static final String LABEL = "[a-z0-9](?:[a-z0-9-]*[a-z0-9])?";

  /** What a registry is called in an image reference, with what Docker removes from it. */
  private static final Pattern REGISTRY =
      Pattern.compile(
          "(?:https?://)?((?:LABEL(?:\\.LABEL)*|\\[[0-9a-f:.]+])(?::[0-9]{1,5})?)((?:/[^?#@\\s\\p{Cc}]*)?)"
              .replace("LABEL", LABEL),
          Pattern.CASE_INSENSITIVE);

  private static final String HUB = "docker.io";
  private static final String OLD_HUB = "index.docker.io";

  private static final int LONGEST_REFERENCE = 255;

  /** Each part of an image's name, as in github.com/distribution/reference. */
  private static final Pattern NAME =
      Pattern.compile("(?:/[a-z0-9]+(?:(?:[._]|__|-+)[a-z0-9]+)*)+");

  private static final Pattern TAG = Pattern.compile("\\w[\\w.-]{0,127}");

  /**
   * Checks the credentials.
   *
   * @throws IllegalArgumentException if the user name is blank or contains a colon, or if the
   *     registry is not a host with an optional port and path, for example because it contains a
   *     password or a query. The message contains neither the password nor the query
   */
  public DockerLogin {
    registry = normalized(registry);
    Objects.requireNonNull(password, "password");
    if (Require.text("username", username).indexOf(':') >= 0) {
      throw new IllegalArgumentException(
          "username must not contain a colon, because Docker separates user name and password with"
              + " one");
    }
  }

  static String normalized(String registry) {
    Matcher parts = REGISTRY.matcher(Objects.requireNonNull(registry, "registry"));
    if (registry.length() > LONGEST || !parts.matches()) {
      // Not shown: it may contain a password.
      throw new IllegalArgumentException(
          "the registry is not a host such as registry.example:5000, with or without https:// and a"
              + " path; Docker would not find the credentials");
    }
    String host = parts.group(1).toLowerCase(Locale.ROOT);
    String path = parts.group(2).replaceFirst("/+$", "");
    return host.equals(OLD_HUB) ? HUB + path.replaceFirst("^/v1(?=/|$)", "") : host + path;
  }

  /** {@return the host of the registry, with its port if it has one} */
  public String host() {
    return host(registry);
  }

  static String host(String normalized) {
    int path = normalized.indexOf('/');
    return path < 0 ? normalized : normalized.substring(0, path);
  }

  /**
   * Returns the name under which an image is pushed to this registry, and pulled from it.
   *
   * @param image the name of the image without the registry, such as {@code api} or {@code
   *     team/api}
   * @param tag the tag, such as {@code 1.0.0}
   * @return the registry, the image and the tag, such as {@code
   *     registry.humanitec.io/acme/api:1.0.0}
   * @throws IllegalArgumentException if Docker would refuse the name or the tag
   */
  public String imageReference(String image, String tag) {
    String name = registry + "/" + Objects.requireNonNull(image, "image");
    if (name.length() > LONGEST_REFERENCE
        || !NAME.matcher(name.substring(host().length())).matches()) {
      throw new IllegalArgumentException(
          "the name of an image has lower-case letters, digits, dots, underscores and hyphens, and"
              + " parts that are separated by slashes");
    }
    if (!TAG.matcher(Objects.requireNonNull(tag, "tag")).matches()) {
      throw new IllegalArgumentException(
          "tag must have 1 to 128 letters, digits, dots, underscores and hyphens, and not begin with"
              + " a dot or a hyphen");
    }
    return name + ":" + tag;
  }

  /** Contains neither the user name nor the password. */
  @Override
  public String toString() {
    return "DockerLogin[registry=" + registry + "]";
  }
}
