package io.github.registrysdk.testing.internal.humanitec;

import io.github.registrysdk.testing.FakeHumanitecOrganization;
import java.util.LinkedHashMap;
import java.util.Map;

/** An organization and its registries by id, the built-in one first. */
final class OrganizationState {

  final String id;
  final Map<String, RegistryState> registries = new LinkedHashMap<>();

  OrganizationState(String id) {
    this.id = id;
    add(RegistryState.builtIn());
  }

  boolean hasId(String registryId) {
    return registries.containsKey(registryId);
  }

  boolean hasName(String name) {
    return registries.values().stream().anyMatch(registry -> registry.name.equals(name));
  }

  void add(RegistryState registry) {
    registries.put(registry.id, registry);
  }

  FakeHumanitecOrganization view() {
    return new FakeHumanitecOrganization(
        id, registries.values().stream().map(RegistryState::view).toList());
  }
}
