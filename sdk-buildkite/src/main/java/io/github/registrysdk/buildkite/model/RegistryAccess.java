package io.github.registrysdk.buildkite.model;

import io.github.registrysdk.core.DockerLogin;
import io.github.registrysdk.core.Secret;
import java.net.URI;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * How package managers find a registry, and how they authenticate. It contains no secret: the
 * settings have the placeholder {@value #PLACEHOLDER} for the token, which can be a registry token,
 * an API access token or an OIDC token.
 *
 * @param url the URL for the package manager of the ecosystem; for images, it is the URL of the
 *     registry, whose image names begin with {@link #imagePrefix()}
 * @param audience the audience that an OIDC token for this registry must have
 * @param userName the user name for tools that send a user name and a password; the password is the
 *     token
 * @param gitHubRegistryType the JSON value of a GitHub registry type, such as {@code
 *     maven_repository}: an organization private registry of this type can read this registry; null
 *     if there is no such type
 * @param settings the settings of package managers; the keys are their file names or commands, such
 *     as {@code settings.xml} or {@code docker login}; empty for an ecosystem without a package
 *     manager that needs settings
 * @see <a href="https://buildkite.com/docs/package-registries/ecosystems">Buildkite: package
 *     ecosystems</a>
 */
public record RegistryAccess(
    URI url,
    String audience,
    String userName,
    @Nullable String gitHubRegistryType,
    Map<String, String> settings) {
  /** What stands for the token in {@link #settings}. */
  public static final String PLACEHOLDER = "REGISTRY_TOKEN";

  /** Copies the settings. */
  public RegistryAccess {
    Objects.requireNonNull(url, "url");
    settings = Map.copyOf(settings);
  }

  /** {@return the host and path with which the names of images in this registry begin} */
  public String imagePrefix() {
    return url.getRawAuthority() + url.getRawPath();
  }

  /**
   * Returns credentials for Docker. Storing them with {@link
   * io.github.registrysdk.core.DockerConfig#put(DockerLogin)} has the same effect as the setting
   * {@code docker login}. Helm keeps its logins for OCI registries in a file of the same form.
   *
   * <p>Docker has one login for each host, so the token replaces the token of another Buildkite
   * registry. For tools that know the paths of registries, such as Podman, store it with {@link
   * io.github.registrysdk.core.DockerConfig#put(String, DockerLogin)} under the key {@link
   * #imagePrefix()}.
   *
   * @param token the token: for pulls, a registry token; for pushes, another token that may read
   *     and write packages
   * @return the credentials, whose {@link DockerLogin#imageReference} returns the names of images
   * @throws IllegalStateException if the registry has no images and no OCI charts of Helm
   */
  public DockerLogin dockerLogin(Secret token) {
    if (!settings.containsKey("docker login") && !settings.containsKey("helm registry login")) {
      throw new IllegalStateException(
          "only registries of the ecosystems oci, container and helm_oci have logins for Docker");
    }
    return new DockerLogin(imagePrefix(), userName, Objects.requireNonNull(token, "token"));
  }
}
