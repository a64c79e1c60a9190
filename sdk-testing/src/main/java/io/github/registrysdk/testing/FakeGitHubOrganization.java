package io.github.registrysdk.testing;

import java.util.List;
import java.util.NoSuchElementException;

/**
 * A snapshot of an organization of {@link FakeGitHub}.
 *
 * @param login its name in paths
 * @param keyId the id of the key that secrets must be sealed for
 * @param registries its private registries, oldest first
 * @param dependabotKeyId the id of the key that Dependabot secrets must be sealed for
 * @param dependabotSecrets its Dependabot secrets, oldest first
 */
public record FakeGitHubOrganization(
    String login,
    String keyId,
    List<FakePrivateRegistry> registries,
    String dependabotKeyId,
    List<FakeDependabotSecret> dependabotSecrets) {

  /** Copies the lists. */
  public FakeGitHubOrganization {
    registries = List.copyOf(registries);
    dependabotSecrets = List.copyOf(dependabotSecrets);
  }

  /**
   * One private registry.
   *
   * @param name its name
   * @return the snapshot of the registry
   * @throws NoSuchElementException with the names of all registries, if this one does not exist
   */
  public FakePrivateRegistry registry(String name) {
    return registries.stream()
        .filter(registry -> registry.name().equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                new NoSuchElementException(
                    "no private registry \"%s\" in \"%s\", only %s"
                        .formatted(
                            name,
                            login,
                            registries.stream().map(FakePrivateRegistry::name).toList())));
  }

  /**
   * One Dependabot secret.
   *
   * @param name its name in upper case
   * @return the snapshot of the secret
   * @throws NoSuchElementException with the names of all secrets, if this one does not exist
   */
  public FakeDependabotSecret dependabotSecret(String name) {
    return dependabotSecrets.stream()
        .filter(secret -> secret.name().equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                new NoSuchElementException(
                    "no Dependabot secret \"%s\" in \"%s\", only %s"
                        .formatted(
                            name,
                            login,
                            dependabotSecrets.stream().map(FakeDependabotSecret::name).toList())));
  }
}
