package io.github.registrysdk.testing.internal.github;

import io.github.registrysdk.testing.FakeGitHubOrganization;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** An organization, its keys, and its registries and Dependabot secrets by name. */
final class OrganizationState {

  final long id;
  final String login;
  final Map<String, RegistryState> registries = new LinkedHashMap<>();
  final Map<String, SecretState> secrets = new LinkedHashMap<>();
  SealingKey key;
  SealingKey dependabotKey;

  OrganizationState(long id, String login, SealingKey key, SealingKey dependabotKey) {
    this.id = id;
    this.login = login;
    this.key = key;
    this.dependabotKey = dependabotKey;
  }

  RegistryState registry(String name) {
    RegistryState registry = registries.get(name);
    if (registry == null) {
      throw GitHubErrors.notFound();
    }
    return registry;
  }

  /** The first name of a type that is free. */
  String freeName(String type) {
    String name = type.toUpperCase(Locale.ROOT) + "_SECRET";
    String free = name;
    for (int i = 2; registries.containsKey(free); i++) {
      free = name + "_" + i;
    }
    return free;
  }

  FakeGitHubOrganization view() {
    return new FakeGitHubOrganization(
        login,
        key.id,
        registries.values().stream().map(RegistryState::view).toList(),
        dependabotKey.id,
        secrets.values().stream().map(SecretState::view).toList());
  }
}
