package io.github.registrysdk.buildkite;

import io.github.registrysdk.buildkite.model.Ecosystem;
import io.github.registrysdk.buildkite.model.PackageRegistry;
import io.github.registrysdk.core.spi.Endpoint;
import io.github.registrysdk.core.toolkit.Require;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * A Buildkite organization, with the services for its package registries. Creating this object
 * sends no request and does not check that the organization exists.
 */
public final class BuildkiteOrganization {
  private final Endpoint endpoint;
  private final String slug;
  private final Hosts hosts;
  private final AtomicBoolean updatesWithPatch;

  BuildkiteOrganization(
      Endpoint endpoint, String slug, Hosts hosts, AtomicBoolean updatesWithPatch) {
    this.endpoint = endpoint;
    this.slug = slug;
    this.hosts = hosts;
    this.updatesWithPatch = updatesWithPatch;
  }

  /** {@return the slug, which identifies the organization in URLs} */
  public String slug() {
    return slug;
  }

  /**
   * {@return the service for the registries of the organization: list, create, get, update, delete}
   */
  public PackageRegistryService registries() {
    return new PackageRegistryService(endpoint, slug, updatesWithPatch);
  }

  /**
   * Returns a handle of one registry. This method sends no request and does not check that the
   * registry exists.
   *
   * @param registrySlug the slug of the registry, see {@link PackageRegistry#slug()}
   * @return a handle that gives access to the packages and tokens of the registry
   * @throws IllegalArgumentException if the slug is not a valid path segment
   */
  public PackageRegistryHandle registry(String registrySlug) {
    return handle(registrySlug, null);
  }

  /**
   * Returns a handle of one registry whose ecosystem is known. The handle then refuses operations
   * that the ecosystem does not support, such as a copy of a {@code helm} package, before it sends
   * a request. This method itself sends no request.
   *
   * @param registry a registry that the API returned
   * @return a handle that gives access to the packages and tokens of the registry
   */
  public PackageRegistryHandle registry(PackageRegistry registry) {
    Objects.requireNonNull(registry, "registry");
    return handle(registry.slug(), registry.ecosystem());
  }

  /**
   * Returns a handle of one registry whose ecosystem the caller knows, as {@link
   * #registry(PackageRegistry)} does. Use it with a token that can't read registries, such as an
   * OIDC token. This method sends no request and does not check the ecosystem.
   *
   * @param registrySlug the slug of the registry, see {@link PackageRegistry#slug()}
   * @param ecosystem the kind of packages in the registry
   * @return a handle that gives access to the packages and tokens of the registry
   * @throws IllegalArgumentException if the slug is not a valid path segment
   */
  public PackageRegistryHandle registry(String registrySlug, Ecosystem ecosystem) {
    return handle(registrySlug, Objects.requireNonNull(ecosystem, "ecosystem"));
  }

  private PackageRegistryHandle handle(String registrySlug, @Nullable Ecosystem ecosystem) {
    return new PackageRegistryHandle(
        endpoint, slug, Require.identifier("registry", registrySlug), ecosystem, hosts);
  }

  @Override
  public String toString() {
    return "BuildkiteOrganization[" + slug + "]";
  }
}
