package io.github.registrysdk.buildkite;

import io.github.registrysdk.buildkite.model.Ecosystem;
import io.github.registrysdk.buildkite.model.RegistryAccess;
import io.github.registrysdk.core.spi.Endpoint;
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
  private final Hosts hosts;

  PackageRegistryHandle(
      Endpoint endpoint,
      String organization,
      String slug,
      @Nullable Ecosystem ecosystem,
      Hosts hosts) {
    this.endpoint = endpoint;
    this.organization = organization;
    this.slug = slug;
    this.ecosystem = ecosystem;
    this.hosts = hosts;
  }

  /** {@return the slug, which identifies the registry in URLs} */
  public String slug() {
    return slug;
  }

  /**
   * {@return the service for the packages of the registry: publish, list, get, download, copy,
   * delete}
   */
  public RegistryPackageService packages() {
    return new RegistryPackageService(endpoint, organization, slug, ecosystem, hosts);
  }

  /**
   * Returns how package managers find the registry: its URL, the user name, the audience for OIDC
   * tokens, and settings with a placeholder for the token. This method sends no request.
   *
   * @return the URL and the settings for the ecosystem of the registry
   * @throws IllegalStateException if the ecosystem of the registry is not known, or if this version
   *     of the SDK does not know the URLs of that ecosystem. The ecosystem is known if this handle
   *     was created with {@link
   *     BuildkiteOrganization#registry(io.github.registrysdk.buildkite.model.PackageRegistry)} or
   *     {@link BuildkiteOrganization#registry(String, Ecosystem)}
   * @see <a href="https://buildkite.com/docs/package-registries/ecosystems">Buildkite: package
   *     ecosystems</a>
   */
  public RegistryAccess access() {
    return AccessSettings.of(hosts.packages(), organization, slug, ecosystem);
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
