package io.github.registrysdk.testing;

import java.util.List;
import java.util.NoSuchElementException;

/**
 * An organization as {@link FakeHumanitec} held it when it was asked.
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
   * @return the registry as it was
   * @throws NoSuchElementException naming the registries that there are, if it is not among them
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
