package io.github.registrysdk.github;

import io.github.registrysdk.core.spi.Endpoint;

/** One organization's part of the API. Cheap to make: it sends nothing by itself. */
public final class GitHubOrganization {
  private final Endpoint endpoint;
  private final String login;
  private final KeyCache keys;

  GitHubOrganization(Endpoint endpoint, String login, KeyCache keys) {
    this.endpoint = endpoint;
    this.login = login;
    this.keys = keys;
  }

  /** {@return the organization's name in addresses} */
  public String login() {
    return login;
  }

  /**
   * {@return the organization's private registries: list, create, get, update, delete, and the key
   * their secrets are sealed for}
   */
  public PrivateRegistryService privateRegistries() {
    return new PrivateRegistryService(endpoint, login, keys);
  }

  @Override
  public String toString() {
    return "GitHubOrganization[" + login + "]";
  }
}
