package io.github.registrysdk.buildkite;

import io.github.registrysdk.buildkite.model.Ecosystem;
import io.github.registrysdk.core.spi.Endpoint;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What is in one registry. Cheap to make: it sends nothing by itself. */
public final class PackageRegistryContents {
  private final Endpoint endpoint;
  private final String organization;
  private final String slug;
  private final @Nullable Ecosystem ecosystem;
  private final List<String> storageHosts;

  PackageRegistryContents(
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

  /** {@return the registry's name in addresses} */
  public String slug() {
    return slug;
  }

  /** {@return the registry's packages: publish, list, get, copy, delete} */
  public RegistryPackageService packages() {
    return new RegistryPackageService(endpoint, organization, slug, ecosystem, storageHosts);
  }

  /** {@return the tokens with which package managers read it: create, list, get, update, delete} */
  public RegistryTokenService tokens() {
    return new RegistryTokenService(endpoint, organization, slug);
  }

  @Override
  public String toString() {
    return "PackageRegistryContents[" + organization + "/" + slug + "]";
  }
}
