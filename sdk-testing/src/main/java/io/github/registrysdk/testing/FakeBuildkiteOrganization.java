package io.github.registrysdk.testing;

import java.util.List;

/**
 * A snapshot of an organization of {@link FakeBuildkite}.
 *
 * @param id the organization's id
 * @param slug the slug, which identifies the organization in URLs
 * @param registries the registries of the organization, oldest first
 */
public record FakeBuildkiteOrganization(
    String id, String slug, List<FakePackageRegistry> registries) {

  /** Copies the list. */
  public FakeBuildkiteOrganization {
    registries = List.copyOf(registries);
  }

  /**
   * One registry.
   *
   * @param registrySlug the slug of the registry
   * @return the snapshot of the registry
   * @throws java.util.NoSuchElementException if this registry does not exist; the message contains
   *     the names of all registries
   */
  public FakePackageRegistry registry(String registrySlug) {
    return FakeProvider.find(registries, FakePackageRegistry::slug, registrySlug, "registry", slug);
  }
}
