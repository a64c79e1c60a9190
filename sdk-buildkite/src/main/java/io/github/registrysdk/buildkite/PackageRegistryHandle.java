package io.github.registrysdk.buildkite;

import io.github.registrysdk.buildkite.model.Ecosystem;
import io.github.registrysdk.core.spi.Endpoint;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A handle of one package registry. It gives access to the registry's packages and tokens. A handle
 * is only a name: creating one sends no request and does not check that the registry exists.
 */
public final class PackageRegistryHandle {
  private final Endpoint endpoint;
  private final String organization;
  private final String slug;
  private final @Nullable Ecosystem ecosystem;
  private final List<String> storageHosts;

  PackageRegistryHandle(
      Endpoint endpoint,
      String organization,
      String slug,
      @Nullable Ecosystem ecosystem,
      List<String> storageHosts) {
    this.endpoint = endpoint;
    this.organization = organization;
    this.slug = slug;
    this.ecosystem = ecosystem;
    this.storageHosts = storageHosts;
  }

  /** {@return the slug, which identifies the registry in URLs} */
  public String slug() {
    return slug;
  }

  /** {@return the service for the packages of the registry: publish, list, get, copy, delete} */
  public RegistryPackageService packages() {
    return new RegistryPackageService(endpoint, organization, slug, ecosystem, storageHosts);
  }

  /** {@return the service for the registry tokens: create, list, get, update, delete} */
  public RegistryTokenService tokens() {
    return new RegistryTokenService(endpoint, organization, slug);
  }

  @Override
  public String toString() {
    return "PackageRegistryHandle[" + organization + "/" + slug + "]";
  }
}
