package io.github.registrysdk.testing.internal.buildkite;

import io.github.registrysdk.testing.FakeBuildkiteOrganization;
import io.github.registrysdk.testing.internal.FakeResponse;
import io.github.registrysdk.testing.internal.Refusal;
import java.util.LinkedHashMap;
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

  FakeBuildkiteOrganization view() {
    return new FakeBuildkiteOrganization(
        id, slug, registries.values().stream().map(RegistryState::view).toList());
  }
}
