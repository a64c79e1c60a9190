package io.github.registrysdk.testing;

import java.util.List;

/**
 * A snapshot of an organization of {@link FakeGitHub}.
 *
 * @param login the login name, which identifies the organization in URLs
 * @param keyId the id of the key that secrets must be encrypted for
 * @param registries the private registries of the organization, oldest first
 * @param dependabotKeyId the id of the key that Dependabot secrets must be encrypted for
 * @param dependabotSecrets the Dependabot secrets of the organization, oldest first
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
   * @param name the name of the registry
   * @return the snapshot of the registry
   * @throws java.util.NoSuchElementException if this registry does not exist; the message contains
   *     the names of all registries
   */
  public FakePrivateRegistry registry(String name) {
    return FakeProvider.find(
        registries, FakePrivateRegistry::name, name, "private registry", login);
  }

  /**
   * One Dependabot secret.
   *
   * @param name the name of the secret, in upper case
   * @return the snapshot of the secret
   * @throws java.util.NoSuchElementException if this secret does not exist; the message contains
   *     the names of all secrets
   */
  public FakeDependabotSecret dependabotSecret(String name) {
    return FakeProvider.find(
        dependabotSecrets, FakeDependabotSecret::name, name, "Dependabot secret", login);
  }
}
