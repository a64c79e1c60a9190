package io.github.registrysdk.testing;

import java.util.List;
import java.util.NoSuchElementException;

/**
 * A snapshot of an organization of {@link FakeHumanitec}.
 *
 * @param id the organization's id, its name in paths
 * @param registries its registries, oldest first, the built-in {@code humanitec} among them
 */
public record FakeHumanitecOrganization(String id, List<FakeHumanitecRegistry> registries) {

  /** Copies the list. */
  public FakeHumanitecOrganization {
    registries = List.copyOf(registries);
  }

  /**
   * One registry.
   *
   * @param registryId its id
   * @return the snapshot of the registry
   * @throws NoSuchElementException with the names of all registries, if this one does not exist
   */
  public FakeHumanitecRegistry registry(String registryId) {
    return registries.stream()
        .filter(registry -> registry.id().equals(registryId))
        .findFirst()
        .orElseThrow(
            () ->
                new NoSuchElementException(
                    "no registry \"%s\" in \"%s\", only %s"
                        .formatted(
                            registryId,
                            id,
                            registries.stream().map(FakeHumanitecRegistry::id).toList())));
  }
}
