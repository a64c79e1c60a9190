package io.github.registrysdk.buildkite;

import io.github.registrysdk.buildkite.internal.PackagePage;
import io.github.registrysdk.buildkite.model.Ecosystem;
import io.github.registrysdk.buildkite.model.PackageSummary;
import io.github.registrysdk.buildkite.model.RegistryPackage;
import io.github.registrysdk.core.Listing;
import io.github.registrysdk.core.Upload;
import io.github.registrysdk.core.spi.Endpoint;
import io.github.registrysdk.core.spi.JsonType;
import io.github.registrysdk.core.spi.Operation;
import io.github.registrysdk.core.spi.PageReader;
import io.github.registrysdk.core.toolkit.Require;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The packages of a registry. Every method throws {@link io.github.registrysdk.core.SdkException}
 * when the call fails, and {@link IllegalArgumentException} before anything is sent if an id or
 * slug can't be part of an address.
 *
 * @see <a href="https://buildkite.com/docs/apis/rest-api/package-registries/packages">Buildkite:
 *     packages API</a>
 */
public final class RegistryPackageService {
  /**
   * Files up to this size are published through the API, larger ones through storage, unless the
   * caller says otherwise.
   */
  public static final long LARGEST_VIA_API = 100L * 1024 * 1024;

  static final String ALL =
      "v2/packages/organizations/{organization}/registries/{registry}/packages";
  private static final String ONE = ALL + "/{package id}";

  private static final Operation LIST =
      Operation.read("list the packages", ALL).requiresScope("read_packages");
  private static final Operation GET =
      Operation.read("get a package", ONE).requiresScope("read_packages");
  private static final Operation COPY =
      Operation.create("copy a package", ONE + "/copy")
          .requiresScope("read_packages and write_packages")
          .recoveryHint("look for it in the destination with packages().list()");
  private static final Operation DELETE =
      Operation.delete("delete a package", ONE).requiresScope("delete_packages");

  private static final JsonType<RegistryPackage> PACKAGE = JsonType.of(RegistryPackage.class);
  private static final JsonType<PackagePage> PAGE = JsonType.of(PackagePage.class);
  private static final PageReader<PackagePage, PackageSummary> READER =
      new PageReader<>() {
        @Override
        public List<PackageSummary> items(PackagePage page) {
          return page.items();
        }

        @Override
        public @Nullable String next(PackagePage page) {
          return page.next();
        }
      };

  private final Endpoint endpoint;
  private final String organization;
  private final String registry;
  private final @Nullable Ecosystem ecosystem;
  private final Publication publication;

  RegistryPackageService(
      Endpoint endpoint,
      String organization,
      String registry,
      @Nullable Ecosystem ecosystem,
      List<String> storageHosts) {
    this.endpoint = endpoint;
    this.organization = organization;
    this.registry = registry;
    this.ecosystem = ecosystem;
    this.publication = new Publication(endpoint, organization, registry, storageHosts);
  }

  /**
   * Publishes a file: through the API up to {@link #LARGEST_VIA_API}, through storage above. Needs
   * the scope {@code write_packages}.
   *
   * @param upload the file
   * @return the package that Buildkite made of it
   * @see #publish(Upload, PublishVia)
   */
  public RegistryPackage publish(Upload upload) {
    Objects.requireNonNull(upload, "upload");
    return publish(upload, upload.length() > LARGEST_VIA_API ? PublishVia.STORAGE : PublishVia.API);
  }

  /**
   * Publishes a file. It is read as it is sent, with a fixed buffer, and hashed on the way: if
   * Buildkite answers with a SHA-256 digest, the two are compared. Needs the scope {@code
   * write_packages}.
   *
   * <p>The whole call may take a second longer than usual for every 128 KiB, unless its {@link
   * io.github.registrysdk.core.CallOptions} set a timeout.
   *
   * @param upload the file; the ecosystem decides what its name must look like
   * @param via which way it takes
   * @return the package that Buildkite made of it
   * @throws io.github.registrysdk.core.ValidationException if Buildkite refuses the file
   * @throws io.github.registrysdk.core.UploadException if the file could not be read, changed on
   *     the way, arrived with another digest, or was to be sent to a storage host that is not
   *     trusted
   * @throws io.github.registrysdk.core.OutcomeUnknownException if it was sent and no trustworthy
   *     answer came
   */
  public RegistryPackage publish(Upload upload, PublishVia via) {
    Objects.requireNonNull(upload, "upload");
    return switch (Objects.requireNonNull(via, "via")) {
      case API -> publication.direct(upload);
      case STORAGE -> publication.throughStorage(upload);
    };
  }

  /**
   * All packages, newest first, read as the list is walked. Needs the scope {@code read_packages}.
   *
   * @return a list that sends nothing before it is walked
   */
  public Listing<PackageSummary> list() {
    return list(PackageQuery.all());
  }

  /**
   * Packages, newest first, read as the list is walked. Needs the scope {@code read_packages}.
   *
   * @param query which, and how many a page
   * @return a list that sends nothing before it is walked
   */
  public Listing<PackageSummary> list(PackageQuery query) {
    Objects.requireNonNull(query, "query");
    return endpoint
        .call(LIST, organization, registry)
        .query("name", query.name())
        .query("per_page", query.perPage())
        .list(PAGE, READER);
  }

  /**
   * Gets a package. Needs the scope {@code read_packages}.
   *
   * @param id the package's UUID
   * @return the package, with its digests and metadata
   * @throws io.github.registrysdk.core.NotFoundException if there is none
   */
  public RegistryPackage get(String id) {
    return endpoint.call(GET, organization, registry, id).fetch(PACKAGE);
  }

  /**
   * Copies a package to another registry of the organization. Needs the scopes {@code
   * read_packages} and {@code write_packages}.
   *
   * @param id the package's UUID
   * @param destinationSlug the other registry's name in addresses
   * @return the copy
   * @throws IllegalArgumentException before anything is sent, if this registry's ecosystem is known
   *     (see {@link
   *     BuildkiteOrganization#registry(io.github.registrysdk.buildkite.model.PackageRegistry)}) and
   *     is not one of {@link Ecosystem#COPYABLE}
   * @throws io.github.registrysdk.core.OutcomeUnknownException if it was sent and no trustworthy
   *     answer came
   * @throws io.github.registrysdk.core.NotFoundException if there is no such package, or perhaps no
   *     such destination
   * @throws io.github.registrysdk.core.ValidationException if Buildkite refuses the copy, perhaps
   *     because there is no such destination: its page does not say which of the two answers that
   *     gets
   */
  public RegistryPackage copy(String id, String destinationSlug) {
    if (ecosystem != null && !Ecosystem.COPYABLE.contains(ecosystem)) {
      String copyable =
          Ecosystem.COPYABLE.stream()
              .map(Ecosystem::value)
              .sorted()
              .collect(Collectors.joining(", "));
      throw new IllegalArgumentException(
          "Buildkite can't copy " + ecosystem + " packages; it can copy " + copyable);
    }
    return endpoint
        .call(COPY, organization, registry, id)
        .query("to", Require.identifier("destinationSlug", destinationSlug))
        .fetch(PACKAGE);
  }

  /**
   * Deletes a package. Needs the scope {@code delete_packages}.
   *
   * @param id the package's UUID
   * @throws io.github.registrysdk.core.NotFoundException if there is none
   */
  public void delete(String id) {
    endpoint.call(DELETE, organization, registry, id).run();
  }
}
