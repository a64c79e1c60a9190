package io.github.registrysdk.buildkite;

import io.github.registrysdk.buildkite.internal.UploadSlot;
import io.github.registrysdk.buildkite.model.RegistryPackage;
import io.github.registrysdk.core.ApiError;
import io.github.registrysdk.core.ApiException;
import io.github.registrysdk.core.SdkException;
import io.github.registrysdk.core.Upload;
import io.github.registrysdk.core.UploadException;
import io.github.registrysdk.core.spi.ApiCall;
import io.github.registrysdk.core.spi.ApiResult;
import io.github.registrysdk.core.spi.Endpoint;
import io.github.registrysdk.core.spi.JsonType;
import io.github.registrysdk.core.spi.Multipart;
import io.github.registrysdk.core.spi.Operation;
import io.github.registrysdk.core.spi.PathTemplate;
import io.github.registrysdk.core.spi.RetryClass;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Publishes one file, through the API or through storage. */
final class Publication {
  private static final String CHECK =
      "compare the digests in packages().list() with your file; do not publish it again before"
          + " that";

  private static final Operation PUBLISH =
      Operation.create("publish a package", RegistryPackageService.ALL)
          .requiresScope("write_packages")
          .recoveryHint(CHECK);
  private static final Operation PRESIGN =
      Operation.of(
              "request an upload to storage",
              "POST",
              RegistryPackageService.ALL + "/upload",
              RetryClass.REPEATABLE)
          .requiresScope("write_packages")
          .asPreparation();
  private static final Operation STORE =
      Operation.of("upload a package to storage", "POST", "{place}", RetryClass.REPEATABLE)
          .asPreparation();
  private static final Operation FINALIZE =
      Operation.create("publish an uploaded package", RegistryPackageService.ALL)
          .requiresScope("write_packages")
          .recoveryHint(CHECK);

  private static final JsonType<RegistryPackage> PACKAGE = JsonType.of(RegistryPackage.class);
  private static final JsonType<UploadSlot> SLOT = JsonType.of(UploadSlot.class);

  private final Endpoint endpoint;
  private final String organization;
  private final String registry;
  private final Hosts hosts;

  Publication(Endpoint endpoint, String organization, String registry, Hosts hosts) {
    this.endpoint = endpoint;
    this.organization = organization;
    this.registry = registry;
    this.hosts = hosts;
  }

  /** The call that creates a package, without its form. */
  ApiCall create() {
    return endpoint.call(PUBLISH, organization, registry);
  }

  /** The call that stands for a deletion and a publication, which is never sent. */
  ApiCall replacement() {
    return endpoint.call(
        PUBLISH.recoveryHint("replace it again, which publishes the file if it is missing"),
        organization,
        registry);
  }

  RegistryPackage direct(Upload upload, Checksum checksum) {
    return published(
        Multipart.of(Map.of()).withFile("file", upload, checksum.listener()), upload, checksum);
  }

  private RegistryPackage published(Multipart form, Upload upload, Checksum checksum) {
    return checked(create().multipart(form).result(PACKAGE), upload, checksum);
  }

  RegistryPackage toDistribution(Upload upload, String distribution) {
    Checksum checksum = new Checksum(null);
    Multipart form =
        Multipart.of(Map.of("package[distro_version_id]", distribution))
            .withFile("package[package_file]", upload, checksum.listener());
    return published(form, upload, checksum);
  }

  RegistryPackage throughStorage(Upload upload, Checksum checksum) {
    Multipart stored;
    try {
      stored = store(upload, checksum);
    } catch (ApiException e) {
      // The form may expire while the upload waits for its turn or is retried.
      if (!isExpired(e.error()) || !upload.content().repeatable()) {
        throw e;
      }
      stored = store(upload, checksum);
    }
    ApiResult<RegistryPackage> published =
        endpoint.call(FINALIZE, organization, registry).multipart(stored).result(PACKAGE);
    return checked(published, upload, checksum);
  }

  /** An upload form that is no longer valid, or temporary credentials in it that are not. */
  private static boolean isExpired(ApiError error) {
    return "ExpiredToken".equals(error.code())
        || ("AccessDenied".equals(error.code()) && error.message().contains("Policy expired"));
  }

  /** Returns the form with the URL of the stored file. */
  private Multipart store(Upload upload, Checksum checksum) {
    ApiResult<UploadSlot> presigned = endpoint.call(PRESIGN, organization, registry).result(SLOT);
    UploadSlot.Form form = presigned.value().form();
    URI storage = storage(form, presigned);
    String stored;
    ApiCall store;
    try {
      stored = packageUrl(storage, form, upload.name());
      store =
          endpoint
              .external(STORE, storage)
              .multipart(
                  Multipart.of(form.data())
                      .withFile(form.fileInput(), upload, checksum.listener()));
    } catch (IllegalArgumentException e) {
      // The response of Buildkite is wrong here, not an argument of the caller.
      throw foreign(presigned, "a form that can't be sent for the upload, which is not trusted");
    }
    store.run();
    return Multipart.of(Map.of("package_url", stored)).withSignedUrl(storage);
  }

  /** Checks the storage URL in the response before anything is uploaded to it. */
  private URI storage(UploadSlot.Form form, ApiResult<?> presigned) {
    String refusal =
        hosts.refusal(url(form.url()), endpoint.baseUrl(), "upload", presigned::redact);
    if (refusal != null) {
      throw foreign(presigned, refusal);
    }
    if (!form.method().equalsIgnoreCase("POST")) {
      throw foreign(
          presigned, "a form with a method other than POST for the upload, which is not trusted");
    }
    return URI.create(form.url());
  }

  private static @Nullable URI url(String text) {
    try {
      return new URI(text);
    } catch (URISyntaxException e) {
      return null;
    }
  }

  private static SdkException foreign(ApiResult<?> presigned, String what) {
    return presigned.uploadFailed(
        UploadException.Reason.FOREIGN_STORAGE,
        "Buildkite named " + what + "; nothing was uploaded");
  }

  /**
   * Joins URL and key like Buildkite's own client, which leaves a {@code %} as it is: here it is
   * encoded, so that the URL means the name that storage has.
   */
  private static String packageUrl(URI storage, UploadSlot.Form form, String fileName) {
    String key = form.data().getOrDefault("key", "").replace("${filename}", fileName);
    String path =
        storage.getPath() == null || storage.getPath().isEmpty() ? "/" : storage.getPath();
    try {
      URI url =
          new URI(
              storage.getScheme(),
              storage.getAuthority(),
              path + (path.endsWith("/") ? "" : "/") + key,
              null,
              null);
      return ascii(url.toString());
    } catch (URISyntaxException e) {
      throw new IllegalArgumentException("the upload's name can't be part of a URL", e);
    }
  }

  /** Unlike {@link URI#toASCIIString}, this does not normalize accents: storage keeps the name. */
  private static String ascii(String url) {
    StringBuilder ascii = new StringBuilder(url.length() + 16);
    url.codePoints()
        .mapToObj(Character::toString)
        .forEach(c -> ascii.append(c.charAt(0) < 128 ? c : PathTemplate.encode(c)));
    return ascii.toString();
  }

  private static RegistryPackage checked(
      ApiResult<RegistryPackage> published, Upload upload, Checksum checksum) {
    String held = published.value().digests().get("sha256");
    String sha256 = checksum.sha256;
    if (held != null && sha256 != null && !held.equalsIgnoreCase(sha256)) {
      throw published.uploadFailed(
          UploadException.Reason.DIGEST_MISMATCH,
          published.redact(upload.name())
              + (checksum.known
                  ? " was read before its upload with SHA-256 "
                  : " was sent with SHA-256 ")
              + sha256
              + ", but the package "
              + published.redact(published.value().id())
              + " has another digest; delete the package and publish the file again");
    }
    return published.value();
  }

  /** The SHA-256 of a file, which is computed while the file is sent unless it is known before. */
  static final class Checksum {
    private final boolean known;
    private volatile @Nullable String sha256;

    /**
     * @param known null to compute it
     */
    Checksum(@Nullable String known) {
      this.known = known != null;
      this.sha256 = known;
    }

    /** What receives it after the file was sent; null if nobody must compute it. */
    private @Nullable Consumer<String> listener() {
      return known ? null : computed -> sha256 = computed;
    }
  }
}
