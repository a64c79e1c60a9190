package io.github.registrysdk.buildkite;

import io.github.registrysdk.buildkite.internal.PackagePage;
import io.github.registrysdk.buildkite.model.DownloadResult;
import io.github.registrysdk.buildkite.model.Ecosystem;
import io.github.registrysdk.buildkite.model.PackageSummary;
import io.github.registrysdk.buildkite.model.PublishResult;
import io.github.registrysdk.buildkite.model.RegistryPackage;
import io.github.registrysdk.buildkite.model.StoredPackage;
import io.github.registrysdk.core.Listing;
import io.github.registrysdk.core.Upload;
import io.github.registrysdk.core.spi.Endpoint;
import io.github.registrysdk.core.spi.JsonType;
import io.github.registrysdk.core.spi.Operation;
import io.github.registrysdk.core.spi.PageReader;
import io.github.registrysdk.core.toolkit.Require;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The packages of one registry.
 *
 * <p>Every method throws an {@link io.github.registrysdk.core.SdkException} if the call fails. It
 * throws an {@link IllegalArgumentException}, before it sends a request, if an ID or a slug is not
 * a valid path segment.
 *
 * @see <a href="https://buildkite.com/docs/apis/rest-api/package-registries/packages">Buildkite:
 *     packages API</a>
 */
public final class RegistryPackageService {
  /**
   * The size in bytes (100 MiB) up to which {@link #publish(Upload)} uses {@link PublishVia#API}.
   * Larger files are published with {@link PublishVia#STORAGE}.
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
          .recoveryHint("look for the copy in packages().list() of the destination");
  private static final Operation DELETE =
      Operation.delete("delete a package", ONE).requiresScope("delete_packages");

  private static final JsonType<RegistryPackage> PACKAGE = JsonType.of(RegistryPackage.class);
  private static final JsonType<PackagePage> PAGE = JsonType.of(PackagePage.class);

  private final Endpoint endpoint;
  private final String organization;
  private final String registry;
  private final @Nullable Ecosystem ecosystem;
  private final Hosts hosts;
  private final Publication publication;

  RegistryPackageService(
      Endpoint endpoint,
      String organization,
      String registry,
      @Nullable Ecosystem ecosystem,
      Hosts hosts) {
    this.endpoint = endpoint;
    this.organization = organization;
    this.registry = registry;
    this.ecosystem = ecosystem;
    this.publication = new Publication(endpoint, organization, registry, hosts);
    this.hosts = hosts;
  }

  /**
   * Publishes a file as a package. The size of the file decides between {@link PublishVia#API} and
   * {@link PublishVia#STORAGE}: see {@link #LARGEST_VIA_API}. Everything else is as in {@link
   * #publish(Upload, PublishVia)}.
   *
   * @param upload the file to publish
   * @return the published package
   * @throws io.github.registrysdk.core.ConflictException if the registry has a package of this
   *     name, version and variant already
   * @throws io.github.registrysdk.core.ValidationException if Buildkite refuses the file
   * @throws io.github.registrysdk.core.UploadException if the file can't be read or uploaded, or if
   *     the checksum of the package is wrong
   * @throws io.github.registrysdk.core.OutcomeUnknownException if the request was sent but no valid
   *     response was received
   */
  public RegistryPackage publish(Upload upload) {
    return publish(upload, viaFor(upload));
  }

  /** Publishes a file whose SHA-256 is known, without computing it once more. */
  RegistryPackage publishWith(String sha256, Upload upload) {
    return publish(upload, viaFor(upload), sha256);
  }

  private static PublishVia viaFor(Upload upload) {
    Objects.requireNonNull(upload, "upload");
    return upload.length() > LARGEST_VIA_API ? PublishVia.STORAGE : PublishVia.API;
  }

  /**
   * Publishes a file as a package with {@code POST
   * /v2/packages/organizations/{organization}/registries/{registry}/packages}. With {@link
   * PublishVia#STORAGE}, two other requests are sent before it. Required scope: {@code
   * write_packages}. Buildkite's page about the API names only this scope. Its pages about
   * ecosystems ask for {@code read_packages} too.
   *
   * <p>The file is streamed with a buffer of fixed size. Its SHA-256 checksum is computed during
   * the upload. If the response contains a SHA-256 digest, it is compared with that checksum.
   *
   * <p>The call timeout is extended by one second for each 128 KiB of the file, unless {@link
   * io.github.registrysdk.core.CallOptions} set a timeout. With {@link PublishVia#STORAGE}, the
   * extended timeout applies to the upload, and to all three requests together. The first and the
   * last request each have the call timeout without the extension.
   *
   * <p>Buildkite recommends its API for packages of Alpine, Debian, files, Helm (not OCI), Python,
   * Red Hat and Terraform. Publish other packages with the tools of their ecosystem: Java packages
   * with Maven or Gradle, images with Docker. In a registry for files, the file name must have the
   * form <code>
   * {BASENAME}-{SEMVER}.{EXT}</code>, such as {@code my-tool-1.0.0.tar.gz}.
   *
   * @param upload the file to publish; the ecosystem decides which file names are valid
   * @param via how the file is published
   * @return the published package
   * @throws IllegalArgumentException before a request is sent, if the ecosystem of this registry is
   *     known to be {@code files}, and the file name does not have the form above
   * @throws io.github.registrysdk.core.ConflictException if the registry has a package of this
   *     name, version and variant already; {@code error().message()} has Buildkite's reason
   * @throws io.github.registrysdk.core.ValidationException if Buildkite refuses the file, for
   *     example because it is not a package of the registry's ecosystem; {@code error().message()}
   *     has Buildkite's reason
   * @throws io.github.registrysdk.core.UploadException if the file can't be read, if it changes
   *     during the upload, if the digest in the response differs from the checksum of the file, or
   *     if Buildkite names a storage host that is not trusted
   * @throws io.github.registrysdk.core.OutcomeUnknownException if the request was sent but no valid
   *     response was received
   */
  public RegistryPackage publish(Upload upload, PublishVia via) {
    return publish(upload, via, null);
  }

  private RegistryPackage publish(Upload upload, PublishVia via, @Nullable String sha256) {
    requireValidName(upload);
    Publication.Checksum checksum = new Publication.Checksum(sha256);
    return switch (Objects.requireNonNull(via, "via")) {
      case API -> publication.direct(upload, checksum);
      case STORAGE ->
          endpoint.asOneCall(upload.length(), () -> publication.throughStorage(upload, checksum));
    };
  }

  private void requireValidName(Upload upload) {
    Objects.requireNonNull(upload, "upload");
    if (Ecosystem.FILES.equals(ecosystem)) {
      VersionedFileName.baseOf(upload.name());
    }
  }

  /**
   * Publishes a file idempotently, which means only if the registry does not have it yet. You can
   * call this method again after any failure, and after the program was killed: it never publishes
   * a file twice. Required scopes: {@code read_packages} and {@code write_packages}.
   *
   * <p>This method reads the file and lists the packages with {@link #list(PackageQuery)}. If the
   * file is not among the packages, this method publishes it as {@link #publish(Upload)} does. In a
   * registry for files, this method looks for a package with the name, the version and the variant
   * of the file, and compares the SHA-256 checksums. Only packages that Buildkite finds by this
   * name are listed. In other registries, this method looks for the SHA-256 checksum of the file.
   * It lists all packages, newest first, with one request for each 100 packages.
   *
   * <p>If the registry refuses the file with status 409, or if the outcome of the publication is
   * unknown, this method lists the packages again, and once more after 5 seconds. It does not send
   * the file again.
   *
   * <p>Reading the file has the timeout of its upload, and each page of the first list has the call
   * timeout. The publication and the lists after it share the timeout of {@link #publish(Upload)}.
   *
   * @param upload the file to publish, whose content can be read more than once
   * @return {@code PUBLISHED} or {@code ALREADY_PRESENT}, with the UUID of the package
   * @throws IllegalArgumentException before a request is sent, if the content can be read only
   *     once, or if the registry is for files and the file name does not have the form <code>
   *     {BASENAME}-{SEMVER}.{EXT}</code>
   * @throws IllegalStateException if the ecosystem of the registry is not known; it is known if
   *     this service was created with {@link
   *     BuildkiteOrganization#registry(io.github.registrysdk.buildkite.model.PackageRegistry)} or
   *     {@link BuildkiteOrganization#registry(String, Ecosystem)}
   * @throws io.github.registrysdk.core.VersionConflictException if the registry has a package of
   *     this name and version whose content differs or has no SHA-256 digest
   * @throws io.github.registrysdk.core.OutcomeUnknownException if the request was sent, no valid
   *     response was received, and the list does not contain the package; call this method again
   *     later
   */
  public PublishResult publishIfAbsent(Upload upload) {
    IdempotentPublish publish = idempotent();
    publish.check(Objects.requireNonNull(upload, "upload"));
    return publish.publishIfAbsent(upload);
  }

  /**
   * Replaces a file in a registry for files: deletes the package of the same file name, and then
   * publishes the new file. The replacement is not atomic. Use this method for a file with a fixed
   * name, such as an index. Required scopes: {@code read_packages}, {@code write_packages} and
   * {@code delete_packages}.
   *
   * <p>Buildkite refuses a second package of the same name, version and variant, so the old package
   * must be deleted first. Between the deletion and the publication, a download of the file gets
   * status 404. A download that another program resumes may contain a part of the old file and a
   * part of the new file.
   *
   * <p>If the registry already has the same content, nothing is changed. If the registry has no
   * package of this name, the file is published as {@link #publishIfAbsent} does. You can call this
   * method again after any failure, and after the program was killed. Two programs must not replace
   * the same file at the same time. All requests together have the timeout of {@link
   * #publish(Upload)}.
   *
   * @param upload the file to publish, whose content can be read more than once
   * @return {@code PUBLISHED} or {@code ALREADY_PRESENT}, with the UUID of the package
   * @throws IllegalArgumentException before a request is sent, if the content can be read only
   *     once, or if the file name does not have the form <code>{BASENAME}-{SEMVER}.{EXT}</code>
   * @throws IllegalStateException if the ecosystem of the registry is not known to be {@code files}
   * @throws io.github.registrysdk.core.UploadException with the reason {@code NOT_REPLACED}, if the
   *     publication failed after the old package was deleted, or if the outcome of the deletion is
   *     unknown. The cause is the exception of the request that failed. Call this method again
   */
  public PublishResult replace(Upload upload) {
    IdempotentPublish publish = idempotent();
    if (!Ecosystem.FILES.equals(ecosystem)) {
      throw new IllegalStateException(
          "replace needs a registry for files: in other registries, the file name does not identify"
              + " the package to replace");
    }
    publish.check(Objects.requireNonNull(upload, "upload"));
    return endpoint.asOneCall(
        upload.length(),
        () -> publish.replace(upload, publish.sha256(upload), publication.replacement()));
  }

  /**
   * Publishes the files of a folder concurrently, as {@link #publishAll(List, PublishOptions)}
   * publishes uploads. Files in subfolders, and files whose name begins with a dot, are left out.
   *
   * @param folder the folder
   * @param options the pattern of the file names, and the options for the uploads
   * @return a result for each file, in the order of the file names
   * @throws IllegalArgumentException before a request is sent, if the folder can't be read, or if a
   *     pattern matches no file
   * @throws IllegalStateException as {@link #publishIfAbsent} throws it
   * @throws io.github.registrysdk.core.SdkException as {@link #publishAll(List, PublishOptions)}
   *     throws it
   */
  public List<PublishResult> publishAll(Path folder, PublishOptions options) {
    return batch(folder, Objects.requireNonNull(options, "options")).publish();
  }

  private BatchPublish batch(Path folder, PublishOptions options) {
    return BatchPublish.of(
        endpoint, idempotent(), options, Objects.requireNonNull(folder, "folder"));
  }

  /**
   * Publishes several files concurrently and idempotently, each as {@link #publishIfAbsent} does.
   * This method reads the files, lists the packages of the registry once, and then publishes the
   * files that are not among the packages. If a file fails, the others are still published. You can
   * call this method again after any failure. Required scopes: {@code read_packages} and {@code
   * write_packages}.
   *
   * <p>The calling thread and threads of the client's executor publish the files. Each file has the
   * timeout of {@link #publish(Upload)}; there is no timeout for all files together. After this
   * method has returned or thrown an exception, it sends nothing more.
   *
   * @param uploads the files to publish
   * @param options the options; their file name pattern is not used
   * @return a result for each file, in the order of the uploads; a file that was not published has
   *     the status {@code FAILED} and the exception
   * @throws IllegalStateException as {@link #publishIfAbsent} throws it
   * @throws io.github.registrysdk.core.SdkException if the packages can't be listed, if the thread
   *     is interrupted or if the client is closed; call this method again to publish the rest
   */
  public List<PublishResult> publishAll(List<Upload> uploads, PublishOptions options) {
    return batch(uploads, Objects.requireNonNull(options, "options")).publish();
  }

  private BatchPublish batch(List<Upload> uploads, PublishOptions options) {
    return BatchPublish.of(endpoint, idempotent(), options, List.copyOf(uploads));
  }

  /**
   * Makes a dry run of {@link #publishAll(Path, PublishOptions)}, as {@link #planAll(List,
   * PublishOptions)} does for uploads.
   *
   * @param folder the folder
   * @param options the pattern of the file names, and the number of files that are read
   *     concurrently
   * @return a result for each file, in the order of the file names
   * @throws IllegalArgumentException before a request is sent, if the folder can't be read, or if a
   *     pattern matches no file
   * @throws IllegalStateException as {@link #publishIfAbsent} throws it
   * @throws io.github.registrysdk.core.SdkException as {@link #planAll(List, PublishOptions)}
   *     throws it
   */
  public List<PublishResult> planAll(Path folder, PublishOptions options) {
    return batch(folder, Objects.requireNonNull(options, "options").withoutProgress()).plan();
  }

  /**
   * Makes a dry run of {@link #publishAll(List, PublishOptions)}: reports what that method would
   * do, and sends no write. This method reads the files and lists the packages of the registry.
   * Required scope: {@code read_packages}.
   *
   * <p>A file whose name or content can't be published has the status {@code FAILED}. In a registry
   * for files, a file also has this status if the registry has other content under the same name.
   * In other registries, a dry run can't find such a conflict from the file names: Buildkite finds
   * it when the file is published.
   *
   * @param uploads the files
   * @param options the options; only {@link PublishOptions#concurrency} is used
   * @return a result for each file, in the order of the uploads, with the status {@code
   *     TO_PUBLISH}, {@code ALREADY_PRESENT} or {@code FAILED}
   * @throws IllegalStateException as {@link #publishIfAbsent} throws it
   * @throws io.github.registrysdk.core.SdkException if the packages can't be listed, if the thread
   *     is interrupted or if the client is closed
   */
  public List<PublishResult> planAll(List<Upload> uploads, PublishOptions options) {
    return batch(uploads, Objects.requireNonNull(options, "options").withoutProgress()).plan();
  }

  private IdempotentPublish idempotent() {
    return new IdempotentPublish(this, endpoint, publication.create(), ecosystem);
  }

  /**
   * Publishes a file for one distribution, with one request {@code POST
   * /v2/packages/organizations/{organization}/registries/{registry}/packages}. The form has the
   * fields {@code package[distro_version_id]} and {@code package[package_file]}, as in Buildkite's
   * own release script for Alpine packages. Buildkite's documentation describes another form, which
   * {@link #publish(Upload)} sends. Everything else is as in {@link #publish(Upload, PublishVia)}
   * with {@link PublishVia#API}.
   *
   * @param upload the file to publish
   * @param distribution the distribution and its version, such as {@code alpine/v3}
   * @return the published package
   * @throws IllegalArgumentException if the distribution is blank, and as {@link #publish(Upload,
   *     PublishVia)} throws it
   * @see <a
   *     href="https://github.com/buildkite/cli/blob/main/.buildkite/upload-packages.sh">Buildkite:
   *     release script of its CLI</a>
   */
  public RegistryPackage publishForDistribution(Upload upload, String distribution) {
    requireValidName(upload);
    return publication.toDistribution(upload, Require.text("distribution", distribution));
  }

  /**
   * Lists all packages, newest first, with {@code GET
   * /v2/packages/organizations/{organization}/registries/{registry}/packages}. The pages are
   * fetched lazily, while you iterate. Required scope: {@code read_packages}.
   *
   * @return the packages
   */
  public Listing<PackageSummary> list() {
    return list(PackageQuery.all());
  }

  /**
   * Lists packages, newest first, with {@code GET
   * /v2/packages/organizations/{organization}/registries/{registry}/packages}. The pages are
   * fetched lazily, while you iterate. Required scope: {@code read_packages}.
   *
   * @param query selects the packages and the page size
   * @return the packages
   */
  public Listing<PackageSummary> list(PackageQuery query) {
    Objects.requireNonNull(query, "query");
    return endpoint
        .call(LIST, organization, registry)
        .query("name", query.name())
        .query("per_page", query.perPage())
        .list(PAGE, reader(query));
  }

  /**
   * Returns the package with the highest version, as {@link #latest(String, Predicate)} does.
   *
   * @param name the case-sensitive package name, without a version
   * @return the package; empty if the registry has no package of this name with such a version
   * @throws IllegalArgumentException if the name is blank
   */
  public Optional<PackageSummary> latest(String name) {
    return latest(name, item -> true);
  }

  /**
   * Returns the package that has exactly this name and the highest version in the order of Semantic
   * Versioning. A pre-release such as {@code 2.0.0-rc.1} is higher than {@code 1.9.0}. Packages
   * whose version is not a semantic version are left out. If several packages have the highest
   * version, the last one published is returned. This method lists the packages as {@link
   * #list(PackageQuery)} does with {@link PackageQuery#exactlyNamed}.
   *
   * @param name the case-sensitive package name, without a version
   * @param condition selects the packages that count, for example by their {@code variant}, or
   *     those whose {@code version} is not a pre-release
   * @return the package; empty if the registry has no such package
   * @throws IllegalArgumentException if the name is blank
   * @see <a href="https://semver.org/#spec-item-11">Semantic Versioning: precedence</a>
   */
  public Optional<PackageSummary> latest(String name, Predicate<PackageSummary> condition) {
    Objects.requireNonNull(condition, "condition");
    PackageSummary latest = null;
    SemanticVersion highest = null;
    for (PackageSummary item :
        list(PackageQuery.exactlyNamed(name).perPage(PackageQuery.LARGEST_PAGE))) {
      SemanticVersion version = SemanticVersion.parse(item.version());
      if (version != null
          && (highest == null || version.compareTo(highest) > 0)
          && condition.test(item)) {
        latest = item;
        highest = version;
      }
    }
    return Optional.ofNullable(latest);
  }

  /**
   * Downloads the file of a package, as {@link #download(StoredPackage, Path, DownloadOptions)}
   * does with the default options.
   *
   * <pre>{@code
   * PackageSummary newest = packages.latest("tool").orElseThrow();
   * packages.download(newest, Path.of("tool.tar.gz"));
   * }</pre>
   *
   * @param item a package that a list, {@link #get}, {@link #latest(String)} or {@link
   *     #publish(Upload)} returned
   * @param target the file to create
   * @return the file
   */
  public DownloadResult download(StoredPackage item, Path target) {
    return download(item, target, DownloadOptions.defaults());
  }

  /**
   * Downloads the file of a package from a registry for files, or resumes an earlier download of
   * it, and verifies its SHA-256 checksum. This method sends {@code GET
   * /{organization}/{registry}/files/{file name}} with the token to the host of {@link
   * BuildkiteClient.Builder#packagesUrl}. That host redirects to a storage host, which gets a
   * request without the token. Required scope: {@code read_packages}. An OIDC token and a registry
   * token can download too.
   *
   * <p>The file is streamed to a partial file next to the target, whose name ends with {@code
   * .part}. After the checksum was verified, the partial file is atomically renamed to the target.
   * If the target exists and has the checksum, nothing is sent.
   *
   * <p>If a download is interrupted, for example by a lost connection or because the process is
   * killed, the partial file stays. The next download of the same package resumes it, and so does a
   * retry. If the server does not support range requests, the download starts again from the first
   * byte. If a resumed file has another checksum, it is downloaded once more from the start. The
   * partial file is deleted if the checksum of the whole file differs, if the file is too large, or
   * if it can't be written.
   *
   * <p>Choose a folder in which other users can't write. The target gets the permissions of a new
   * file. While a download to a target is in progress, another download to the same target is
   * refused.
   *
   * <p>All requests together have the call timeout. When the size of the file is known, the timeout
   * is extended by one second for each 128 KiB, unless {@link
   * io.github.registrysdk.core.CallOptions} set a timeout. Reading an existing file has no timeout.
   *
   * @param item a package that a list, {@link #get}, {@link #latest(String)} or {@link
   *     #publish(Upload)} returned
   * @param target the file to create, in a folder that exists
   * @param options the expected checksum, the limit, the progress, and whether an existing file is
   *     replaced
   * @return the file
   * @throws IllegalStateException if the ecosystem of the registry is not known to be {@code
   *     files}, or if the client has another base URL than Buildkite's and {@link
   *     BuildkiteClient.Builder#packagesUrl} is not set
   * @throws IllegalArgumentException if the name, version or variant of the package is null
   * @throws io.github.registrysdk.core.DownloadException before a request is sent, if the target or
   *     the partial file is a symbolic link, a directory or a device, if the target has other
   *     content and the options do not permit to replace it, or if no checksum is known. After a
   *     request was sent, if the file is too large or can't be written, if its checksum differs, or
   *     if Buildkite names a storage host that is not trusted (see {@link
   *     BuildkiteClient.Builder#storageHost})
   * @throws io.github.registrysdk.core.NotFoundException if the file does not exist, or is not yet
   *     available: see {@link #awaitAvailable}
   * @see <a href="https://buildkite.com/docs/package-registries/ecosystems/files">Buildkite:
   *     files</a>
   */
  public DownloadResult download(StoredPackage item, Path target, DownloadOptions options) {
    Objects.requireNonNull(target, "target");
    Objects.requireNonNull(options, "options");
    return download(item).to(target, options);
  }

  /**
   * Polls until the file of a published package can be downloaded, because Buildkite may need some
   * time after a publication. The first request is sent immediately. If the file is not available,
   * this method waits 1, 2, 4 and 8 seconds before the next requests, and 10 seconds before each
   * further one. After a rate limit, or a 503 response with a {@code Retry-After} header, it waits
   * as long as the server asks, also if that is longer than the policy's {@code longestServerWait}.
   * A request is like that of {@link #download(StoredPackage, Path)}, but only for the first byte
   * of the file. Required scope: {@code read_packages}.
   *
   * @param item the package, for example the result of {@link #publish(Upload)}
   * @param atMost the timeout for all requests and waits together
   * @throws IllegalArgumentException if the time is not between a millisecond and 24 days, or as
   *     {@link #download(StoredPackage, Path)} throws it
   * @throws IllegalStateException as {@link #download(StoredPackage, Path)} throws it
   * @throws io.github.registrysdk.core.DownloadException with the reason {@code NOT_AVAILABLE}, if
   *     the timeout expires, or would expire before the server permits another request; the message
   *     and the cause say how the last request failed
   * @throws io.github.registrysdk.core.SdkException immediately, if waiting can't help, for example
   *     if the token may not read the package
   */
  public void awaitAvailable(StoredPackage item, Duration atMost) {
    Duration time = Require.positive("atMost", atMost);
    download(item).awaitAvailable(time);
  }

  private Download download(StoredPackage item) {
    Objects.requireNonNull(item, "item");
    if (!Ecosystem.FILES.equals(ecosystem)) {
      throw new IllegalStateException(
          "files are downloaded from registries of the ecosystem files only: use"
              + " organization.registry(registry), or registry(slug, Ecosystem.FILES)");
    }
    return new Download(endpoint, organization, registry, hosts, item);
  }

  private static PageReader<PackagePage, PackageSummary> reader(PackageQuery query) {
    return new PageReader<>() {
      @Override
      public List<PackageSummary> items(PackagePage page) {
        return page.items().stream().filter(query::selects).toList();
      }

      @Override
      public @Nullable String next(PackagePage page) {
        return page.next();
      }
    };
  }

  /**
   * Gets a package with {@code GET
   * /v2/packages/organizations/{organization}/registries/{registry}/packages/{id}}. Required scope:
   * {@code read_packages}.
   *
   * @param id the UUID of the package
   * @return the package, with its digests and metadata
   * @throws io.github.registrysdk.core.NotFoundException if the package does not exist
   */
  public RegistryPackage get(String id) {
    return endpoint.call(GET, organization, registry, id).fetch(PACKAGE);
  }

  /**
   * Copies a package to another registry of the organization with {@code POST
   * /v2/packages/organizations/{organization}/registries/{registry}/packages/{id}/copy?to={destination}}.
   * Required scopes: {@code read_packages} and {@code write_packages}.
   *
   * <p>If the destination does not exist, this method throws either a {@code NotFoundException} or
   * a {@code ValidationException}. The documentation of Buildkite does not say which response
   * Buildkite sends.
   *
   * @param id the UUID of the package
   * @param destinationSlug the slug of the registry to copy to
   * @return the copy
   * @throws IllegalArgumentException before a request is sent, if the ecosystem of this registry is
   *     known and is not in {@link Ecosystem#COPYABLE}; it is known if this service was created
   *     with {@link
   *     BuildkiteOrganization#registry(io.github.registrysdk.buildkite.model.PackageRegistry)} or
   *     {@link BuildkiteOrganization#registry(String, Ecosystem)}
   * @throws io.github.registrysdk.core.NotFoundException if the package does not exist
   * @throws io.github.registrysdk.core.ValidationException if Buildkite refuses the copy
   * @throws io.github.registrysdk.core.OutcomeUnknownException if the request was sent but no valid
   *     response was received
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
   * Deletes a package with {@code DELETE
   * /v2/packages/organizations/{organization}/registries/{registry}/packages/{id}}. Required scope:
   * {@code delete_packages}.
   *
   * @param id the UUID of the package
   * @throws io.github.registrysdk.core.NotFoundException if the package does not exist
   */
  public void delete(String id) {
    endpoint.call(DELETE, organization, registry, id).run();
  }
}
