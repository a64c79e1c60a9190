package io.github.registrysdk.testing.internal.buildkite;

import io.github.registrysdk.testing.FakeBuildkiteOrganization;
import io.github.registrysdk.testing.internal.http.FakeResponse;
import io.github.registrysdk.testing.internal.http.Refusal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** An organization and its registries by slug. */
final class OrganizationState {

  final String id;
  final String slug;
  final Map<String, RegistryState> registries = new LinkedHashMap<>();

  OrganizationState(String id, String slug) {
    this.id = id;
    this.slug = slug;
  }

  RegistryState registry(String registrySlug) {
    RegistryState registry = registries.get(registrySlug);
    if (registry == null) {
      throw new Refusal(FakeResponse.message(404, "No registry found"));
    }
    return registry;
  }

  /** Names a registry, which changes its slug, and keeps the order of the registries. */
  void rename(RegistryState registry, String name) {
    String renamed = RegistryState.slug(name);
    if (renamed.isEmpty()) {
      throw BuildkiteErrors.invalid("name", "invalid");
    }
    if (!renamed.equals(registry.slug) && registries.containsKey(renamed)) {
      throw BuildkiteErrors.invalid("name", "already_exists");
    }
    List<RegistryState> all = List.copyOf(registries.values());
    registry.name = name;
    registry.slug = renamed;
    registries.clear();
    all.forEach(each -> registries.put(each.slug, each));
  }

  FakeBuildkiteOrganization view() {
    return new FakeBuildkiteOrganization(
        id, slug, registries.values().stream().map(RegistryState::view).toList());
  }
}
