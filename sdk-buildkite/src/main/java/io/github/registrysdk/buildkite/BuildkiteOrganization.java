package io.github.registrysdk.buildkite;

import io.github.registrysdk.buildkite.model.Ecosystem;
import io.github.registrysdk.buildkite.model.PackageRegistry;
import io.github.registrysdk.core.spi.Endpoint;
import io.github.registrysdk.core.toolkit.Require;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** One organization's part of the API. Cheap to make: it sends nothing by itself. */
public final class BuildkiteOrganization {
  private final Endpoint endpoint;
  private final String slug;
  private final List<String> storageHosts;

  BuildkiteOrganization(Endpoint endpoint, String slug, List<String> storageHosts) {
    this.endpoint = endpoint;
    this.slug = slug;
    this.storageHosts = storageHosts;
  }

  /** {@return the organization's name in addresses} */
  public String slug() {
    return slug;
  }

  /** {@return the organization's registries: list, create, get, update, delete} */
  public PackageRegistryService registries() {
    return new PackageRegistryService(endpoint, slug);
  }

  /**
   * What is in a registry: its packages and tokens.
   *
   * @param registrySlug the registry's name in addresses, as {@link PackageRegistry#slug()} tells
   *     it
   * @return the registry's services; whether there is such a registry shows when they are used
   * @throws IllegalArgumentException if it can't be part of an address
   */
  public PackageRegistryContents registry(String registrySlug) {
    return contents(registrySlug, null);
  }

  /**
   * What is in a registry whose ecosystem is known, so that what its ecosystem can't do is refused
   * before it is sent.
   *
   * @param registry as the API gave it
   * @return the registry's services
   */
  public PackageRegistryContents registry(PackageRegistry registry) {
    Objects.requireNonNull(registry, "registry");
    return contents(registry.slug(), registry.ecosystem());
  }

  private PackageRegistryContents contents(String registrySlug, @Nullable Ecosystem ecosystem) {
    return new PackageRegistryContents(
        endpoint, slug, Require.identifier("registry", registrySlug), ecosystem, storageHosts);
  }

  @Override
  public String toString() {
    return "BuildkiteOrganization[" + slug + "]";
  }
}
