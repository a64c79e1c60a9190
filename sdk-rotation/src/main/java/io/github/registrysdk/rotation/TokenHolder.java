package io.github.registrysdk.rotation;

import io.github.registrysdk.core.Secret;
import io.github.registrysdk.github.PrivateRegistryService;
import io.github.registrysdk.github.RepositoryAccess;
import io.github.registrysdk.github.model.PrivateRegistryType;
import io.github.registrysdk.humanitec.RegistryService;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A place that holds the token that a {@link TokenRotation} replaces. The static methods return the
 * holders of this module. Implement {@link #give} and {@link #verify} for a holder of your own.
 *
 * <p>{@code toString()} names the holder in messages, so it must not contain a secret. If a method
 * throws an exception, the rotation stops, and deletes no token that a holder may have.
 */
public interface TokenHolder {
  /**
   * Replaces the token of the holder. A further run can give the same holder another token at any
   * time, so this method must be safe to call again.
   *
   * @param secret the new token; it is destroyed at the end of the run
   */
  void give(Secret secret);

  /**
   * Checks that the holder has the token, as far as that is possible. This method may also read a
   * package with the token of the holder.
   *
   * @param secret the token that was given
   * @throws RuntimeException if the holder does not have the token
   */
  void verify(Secret secret);

  /**
   * Checks whether the holder can be given a token, before the token is created. This method must
   * only read. By default, it does nothing.
   *
   * @param firstRun whether there is no token of this rotation yet
   * @throws RuntimeException if the holder must not be given a token
   */
  default void check(boolean firstRun) {}

  /**
   * Reads the token of the holder. If it is not the current token, {@link TokenRotation#resume()}
   * gives all holders a new token before it deletes a token.
   *
   * @return the token or password of the holder; by default empty, for holders that can't be read
   */
  default Optional<Secret> held() {
    return Optional.empty();
  }

  /**
   * An organization's private registry at GitHub, which is found by its type and URL. It is created
   * if it does not exist. The first run refuses to replace the credentials of an existing registry,
   * because the old credentials can't be read back. To replace them, use {@link
   * #gitHub(PrivateRegistryService, String)}.
   *
   * <p>GitHub never returns a secret. The token counts as given when GitHub has reported success
   * and the {@code updatedAt} of the registry is later than before.
   *
   * @param registries the private registries of the organization; the token of the client needs
   *     write access to them
   * @param type the type of the registry
   * @param url the URL of the registry. Dependabot uses a {@code docker_registry} for a whole host,
   *     so that its URL has no path: {@code https://packages.buildkite.com}
   * @param access which repositories may use the registry; only used if the rotation creates it
   * @return the holder
   */
  static TokenHolder gitHub(
      PrivateRegistryService registries,
      PrivateRegistryType type,
      String url,
      RepositoryAccess access) {
    return GitHubHolder.byUrl(registries, type, url, access);
  }

  /**
   * An existing private registry at GitHub. Its credentials are replaced, no matter who created the
   * registry.
   *
   * @param registries the private registries of the organization; the token of the client needs
   *     write access to them
   * @param name the name of the registry, such as {@code DOCKER_REGISTRY_SECRET}
   * @return the holder
   */
  static TokenHolder gitHub(PrivateRegistryService registries, String name) {
    return GitHubHolder.byName(registries, name);
  }

  /**
   * A registry at Humanitec, of the type {@code basic}. It is created if it does not exist. A
   * registry of the same ID with another type or domain is refused.
   *
   * @param registries the registries of the organization; the token of the client needs a role that
   *     may change them
   * @param id the ID of the registry
   * @param domain the domain of the registry with its path, such as {@code
   *     packages.buildkite.com/acme/images}
   * @return the holder
   */
  static TokenHolder humanitec(RegistryService registries, String id, String domain) {
    return new HumanitecHolder(registries, id, domain);
  }

  /**
   * The configuration of Docker, written with {@link io.github.registrysdk.core.DockerConfig}.
   *
   * @param config the file, usually {@code .docker/config.json} in the home directory
   * @param host the host of the registry, such as {@code packages.buildkite.com}
   * @return the holder
   */
  static TokenHolder dockerConfig(Path config, String host) {
    return new DockerConfigHolder(config, host);
  }

  /**
   * A file with the token and nothing else, in UTF-8. It is replaced as {@link
   * io.github.registrysdk.core.DockerConfig} replaces its file: atomically, unless that is
   * impossible. On file systems with POSIX permissions, only the owner may read and write a new
   * file (0600). An existing file keeps its owner, its group and its permissions. If all users may
   * read or write the file, its permissions become 0600 instead.
   *
   * @param file the file; its directory must exist
   * @return the holder
   */
  static TokenHolder file(Path file) {
    return new FileHolder(file);
  }
}
