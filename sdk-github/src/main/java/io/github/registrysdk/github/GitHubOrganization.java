package io.github.registrysdk.github;

import io.github.registrysdk.core.spi.Endpoint;

/**
 * A GitHub organization, with the service for its private registries. Creating this object sends no
 * request and does not check that the organization exists.
 */
public final class GitHubOrganization {
  private final Endpoint endpoint;
  private final String login;
  private final KeyCache keys;

  GitHubOrganization(Endpoint endpoint, String login, KeyCache keys) {
    this.endpoint = endpoint;
    this.login = login;
    this.keys = keys;
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

  @Override
  public String toString() {
    return "GitHubOrganization[" + login + "]";
  }
}
