package io.github.registrysdk.buildkite;

import io.github.registrysdk.buildkite.model.PackageRegistry;
import io.github.registrysdk.core.Listing;
import io.github.registrysdk.core.spi.Endpoint;
import io.github.registrysdk.core.spi.JsonType;
import io.github.registrysdk.core.spi.Operation;
import io.github.registrysdk.core.spi.PageReader;
import io.github.registrysdk.core.spi.RetryClass;
import java.util.List;
import java.util.Objects;

/**
 * An organization's package registries. Every method throws {@link
 * io.github.registrysdk.core.SdkException} when the call fails, and {@link
 * IllegalArgumentException} before anything is sent if a slug can't be part of an address.
 *
 * @see <a href="https://buildkite.com/docs/apis/rest-api/package-registries/registries">Buildkite:
 *     registries API</a>
 */
public final class PackageRegistryService {
  private static final String ALL = "v2/packages/organizations/{organization}/registries";
  private static final String ONE = ALL + "/{registry}";

  private static final Operation LIST =
      Operation.read("list the registries", ALL).requiresScope("read_registries");
  private static final Operation CREATE =
      Operation.create("create a registry", ALL)
          .requiresScope("write_registries")
          .recoveryHint(
              "look for it with registries().get(slug); Buildkite makes the slug of the name");
  private static final Operation GET =
      Operation.read("get a registry", ONE).requiresScope("read_registries");
  private static final Operation UPDATE =
      Operation.of("update a registry", "POST", ONE, RetryClass.UPDATE)
          .requiresScope("write_registries")
          .recoveryHint("compare with what registries().get(slug) answers");
  private static final Operation DELETE =
      Operation.delete("delete a registry", ONE).requiresScope("delete_registries");

  private static final JsonType<PackageRegistry> REGISTRY = JsonType.of(PackageRegistry.class);
  private static final JsonType<List<PackageRegistry>> REGISTRIES =
      JsonType.listOf(PackageRegistry.class);

  private final Endpoint endpoint;
  private final String organization;

  PackageRegistryService(Endpoint endpoint, String organization) {
    this.endpoint = endpoint;
    this.organization = organization;
  }

  /**
   * The organization's registries, read as the list is walked. Needs the scope {@code
   * read_registries}.
   *
   * @return a list that sends nothing before it is walked
   */
  public Listing<PackageRegistry> list() {
    return endpoint.call(LIST, organization).list(REGISTRIES, PageReader.array());
  }

  /**
   * Makes a registry. Needs the scope {@code write_registries}.
   *
   * @param request what it shall be
   * @return the registry, with its slug
   * @throws io.github.registrysdk.core.ValidationException if Buildkite refuses it, such as a name
   *     that is taken
   * @throws io.github.registrysdk.core.OutcomeUnknownException if it was sent and no trustworthy
   *     answer came
   */
  public PackageRegistry create(CreatePackageRegistry request) {
    Objects.requireNonNull(request, "request");
    return endpoint.call(CREATE, organization).json(request.fields()).fetch(REGISTRY);
  }

  /**
   * Gets a registry. Needs the scope {@code read_registries}.
   *
   * @param slug the registry's name in addresses
   * @return the registry
   * @throws io.github.registrysdk.core.NotFoundException if there is none
   */
  public PackageRegistry get(String slug) {
    return endpoint.call(GET, organization, slug).fetch(REGISTRY);
  }

  /**
   * Changes a registry: only what the request names. Needs the scope {@code write_registries}.
   *
   * @param slug the registry's name in addresses; an update does not change it
   * @param request the changes; an OIDC policy replaces the whole policy
   * @return the registry as it is now
   * @throws io.github.registrysdk.core.NotFoundException if there is none
   * @throws io.github.registrysdk.core.ValidationException if Buildkite refuses it
   * @throws io.github.registrysdk.core.OutcomeUnknownException if it was sent and no trustworthy
   *     answer came
   */
  public PackageRegistry update(String slug, UpdatePackageRegistry request) {
    Objects.requireNonNull(request, "request");
    return endpoint.call(UPDATE, organization, slug).json(request.fields()).fetch(REGISTRY);
  }

  /**
   * Deletes a registry with everything in it. Needs the scope {@code delete_registries}.
   *
   * @param slug the registry's name in addresses
   * @throws io.github.registrysdk.core.NotFoundException if there is none
   */
  public void delete(String slug) {
    endpoint.call(DELETE, organization, slug).run();
  }
}
