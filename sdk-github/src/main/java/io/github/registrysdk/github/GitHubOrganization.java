package io.github.registrysdk.github;

import io.github.registrysdk.core.spi.Endpoint;

/**
 * A GitHub organization, with the services for its private registries, Dependabot secrets and
 * repositories. Creating this object sends no request and does not check that the organization
 * exists.
 */
public final class GitHubOrganization {
  private final Endpoint endpoint;
  private final String login;
  private final KeyCache keys;
  private final KeyCache dependabotKeys;

  GitHubOrganization(Endpoint endpoint, String login, KeyCache keys, KeyCache dependabotKeys) {
    this.endpoint = endpoint;
    this.login = login;
    this.keys = keys;
    this.dependabotKeys = dependabotKeys;
  }

  /** {@return the login name, which identifies the organization in URLs} */
  public String login() {
    return login;
  }

  /**
   * {@return the service for the private registries of the organization: list, create, get, update,
   * delete, and the public key for their secrets}
   */
  public PrivateRegistryService privateRegistries() {
    return new PrivateRegistryService(endpoint, login, keys);
  }

  /**
   * {@return the service for the Dependabot secrets of the organization: list, get, create or
   * update, delete, and the repositories that may use them}
   */
  public DependabotSecretService dependabotSecrets() {
    return new DependabotSecretService(endpoint, login, dependabotKeys);
  }

  /** {@return the service that gets repositories of the organization} */
  public RepositoryService repositories() {
    return new RepositoryService(endpoint, login);
  }

  @Override
  public String toString() {
    return "GitHubOrganization[" + login + "]";
  }
}
