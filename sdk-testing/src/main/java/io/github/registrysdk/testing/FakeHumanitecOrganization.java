package io.github.registrysdk.testing;

import java.util.List;

/**
 * A snapshot of an organization of {@link FakeHumanitec}.
 *
 * @param id the organization's id, which identifies it in URLs
 * @param registries the registries of the organization, oldest first, including the built-in {@code
 *     humanitec}
 */
public record FakeHumanitecOrganization(String id, List<FakeHumanitecRegistry> registries) {

  /** Copies the list. */
  public FakeHumanitecOrganization {
    registries = List.copyOf(registries);
  }

  /**
   * One registry.
   *
   * @param registryId the id of the registry
   * @return the snapshot of the registry
   * @throws java.util.NoSuchElementException if this registry does not exist; the message contains
   *     the names of all registries
   */
  public FakeHumanitecRegistry registry(String registryId) {
    return FakeProvider.find(registries, FakeHumanitecRegistry::id, registryId, "registry", id);
  }
}
