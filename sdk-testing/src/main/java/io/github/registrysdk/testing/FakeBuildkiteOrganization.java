package io.github.registrysdk.testing;

import java.util.List;
import java.util.NoSuchElementException;

/**
 * An organization as {@link FakeBuildkite} held it when it was asked.
 *
 * @param id the organization's id
 * @param slug its name in paths
 * @param registries its registries, oldest first
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
   * @param registrySlug its slug
   * @return the registry as it was
   * @throws NoSuchElementException naming the registries that there are, if it is not among them
   */
  public FakePackageRegistry registry(String registrySlug) {
    return registries.stream()
        .filter(registry -> registry.slug().equals(registrySlug))
        .findFirst()
        .orElseThrow(
            () ->
                new NoSuchElementException(
                    "no registry \"%s\" in \"%s\", only %s"
                        .formatted(
                            registrySlug,
                            slug,
                            registries.stream().map(FakePackageRegistry::slug).toList())));
  }
}
