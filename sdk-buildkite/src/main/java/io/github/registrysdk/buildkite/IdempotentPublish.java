package io.github.registrysdk.buildkite;

import io.github.registrysdk.buildkite.model.Ecosystem;
import io.github.registrysdk.buildkite.model.PackageSummary;
import io.github.registrysdk.buildkite.model.PublishResult;
import io.github.registrysdk.buildkite.model.PublishResult.Status;
import io.github.registrysdk.core.CallCancelledException;
import io.github.registrysdk.core.CallInterruptedException;
import io.github.registrysdk.core.ConflictException;
import io.github.registrysdk.core.Effect;
import io.github.registrysdk.core.SdkException;
import io.github.registrysdk.core.Upload;
import io.github.registrysdk.core.UploadException;
import io.github.registrysdk.core.spi.ApiCall;
import io.github.registrysdk.core.spi.Endpoint;
import java.time.Duration;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Publishes a file unless the registry has it. It sends at most one request that creates a package:
 * if the outcome of that request is unknown, it only reads.
 *
 * <p>In a registry for files, a package is the file if it has its name, version and variant. In
 * other registries the file name says nothing for sure, so a package is the file if it has its
 * SHA-256; that another package has the same name and version is then known from status 409.
 */
final class IdempotentPublish {
  /** What Buildkite has just created may be missing from the list at first. */
  private static final Duration BETWEEN_READS = Duration.ofSeconds(5);

  private static final int READS = 2;

  private final RegistryPackageService packages;
  private final Endpoint endpoint;
  private final ApiCall call;
  private final boolean files;

  /**
   * @param call the call that creates a package, for exceptions
   */
  IdempotentPublish(
      RegistryPackageService packages,
      Endpoint endpoint,
      ApiCall call,
      @Nullable Ecosystem ecosystem) {
    if (ecosystem == null) {
      throw new IllegalStateException(
          "whether a package is the same as a file depends on the ecosystem, which is not known"
              + " here: use organization.registry(registry), or registry(slug, ecosystem)");
    }
    this.packages = packages;
    this.endpoint = endpoint;
    this.call = call;
    this.files = ecosystem.equals(Ecosystem.FILES);
  }

  /** Refuses what could only be read once, because it is read before it is sent. */
  void check(Upload upload) {
    if (!upload.content().repeatable()) {
      throw new IllegalArgumentException(
          upload.name()
              + " can be read only once, but its checksum is needed before it is sent: use"
              + " Upload.file or Upload.from");
    }
    if (files) {
      VersionedFileName.baseOf(upload.name());
    }
  }

  /** Throws what an interrupted call throws. */
  void endIfInterrupted() {
    call.pause(Duration.ZERO);
  }

  String sha256(Upload upload) {
    return call.sha256(upload);
  }

  /** The list comes first and has no timeout as a whole, because it can have many pages. */
  PublishResult publishIfAbsent(Upload upload) {
    String sha256 = sha256(upload);
    PackageSummary held = find(upload, sha256, null);
    return held == null
        ? endpoint.asOneCall(upload.length(), () -> publish(upload, sha256))
        : result(upload, sha256, Status.ALREADY_PRESENT, held.id());
  }

  /** Publishes a file that the registry did not have when it was read. */
  PublishResult publish(Upload upload, String sha256) {
    try {
      String id = packages.publishWith(sha256, upload).id();
      return result(upload, sha256, Status.PUBLISHED, id);
    } catch (ConflictException e) {
      PackageSummary held = findAgain(upload, sha256, e);
      if (held == null) {
        throw conflict(upload, sha256, e);
      }
      return result(upload, sha256, Status.ALREADY_PRESENT, held.id());
    } catch (UploadException | CallInterruptedException | CallCancelledException e) {
      throw e;
    } catch (SdkException e) {
      PackageSummary held = e.effect() == Effect.NONE ? null : findAgain(upload, sha256, e);
      if (held == null) {
        throw e;
      }
      return result(upload, sha256, Status.PUBLISHED, held.id());
    }
  }

  private @Nullable PackageSummary findAgain(Upload upload, String sha256, SdkException failure) {
    try {
      PackageSummary held = find(upload, sha256, failure);
      for (int i = 1; held == null && i < READS; i++) {
        call.pause(BETWEEN_READS);
        held = find(upload, sha256, failure);
      }
      return held;
    } catch (UploadException e) { // other content
      throw e;
    } catch (SdkException e) {
      failure.addSuppressed(e);
      throw failure;
    }
  }

  /**
   * @param failure of the publication of the file; null before that
   */
  private @Nullable PackageSummary find(
      Upload upload, String sha256, @Nullable SdkException failure) {
    String key = key(upload, sha256);
    PackageSummary held = find(Set.of(key), files ? upload.name() : null).get(key);
    return held == null ? null : same(held, upload, sha256, failure);
  }

  /** What {@link #find(Set, String)} finds a file by. */
  String key(Upload upload, String sha256) {
    return files ? upload.name() : sha256;
  }

  /**
   * Lists packages until all keys are found.
   *
   * @param fileName the only file that is looked for in a registry for files; null for any
   */
  Map<String, PackageSummary> find(Set<String> keys, @Nullable String fileName) {
    PackageQuery query =
        fileName == null
            ? PackageQuery.all()
            : PackageQuery.named(VersionedFileName.baseOf(fileName));
    Map<String, PackageSummary> found = new HashMap<>();
    for (PackageSummary item : packages.list(query.perPage(PackageQuery.LARGEST_PAGE))) {
      String key = files ? VersionedFileName.of(item) : sha256(item);
      if (key != null && keys.contains(key)) {
        found.putIfAbsent(key, item);
      }
      if (found.size() == keys.size()) {
        break;
      }
    }
    return found;
  }

  /**
   * @throws io.github.registrysdk.core.VersionConflictException if the package has other content
   */
  PackageSummary same(PackageSummary held, Upload upload, String sha256) {
    return same(held, upload, sha256, null);
  }

  private PackageSummary same(
      PackageSummary held, Upload upload, String sha256, @Nullable SdkException failure) {
    if (!sha256.equals(sha256(held))) {
      throw conflict(upload, sha256, failure);
    }
    return held;
  }

  private static @Nullable String sha256(PackageSummary item) {
    String digest = item.digests().get("sha256");
    return digest == null ? null : digest.toLowerCase(Locale.ROOT);
  }

  private SdkException conflict(Upload upload, String sha256, @Nullable SdkException cause) {
    return call.uploadFailed(
        UploadException.Reason.VERSION_CONFLICT,
        "the registry has a package of the name and version of "
            + upload.name()
            + ", but not with the SHA-256 "
            + sha256
            + " of the file; publish the file under another version",
        cause,
        cause == null ? Effect.NONE : cause.effect());
  }

  /**
   * Deletes the package of the file's name, and publishes the file.
   *
   * @param replacement the call that stands for both, for the exception if only the first was done
   */
  PublishResult replace(Upload upload, String sha256, ApiCall replacement) {
    String key = key(upload, sha256);
    PackageSummary held = find(Set.of(key), upload.name()).get(key);
    if (held == null) {
      return publish(upload, sha256);
    }
    if (sha256.equals(sha256(held))) {
      return result(upload, sha256, Status.ALREADY_PRESENT, held.id());
    }
    try {
      packages.delete(held.id());
    } catch (SdkException e) {
      throw e.isSafeToRetry()
          ? e
          : notReplaced(
              replacement, upload, " may have been deleted, and the new one was not published", e);
    }
    try {
      return publish(upload, sha256);
    } catch (SdkException e) {
      throw notReplaced(
          replacement, upload, " was deleted, and the new one may not have been published", e);
    }
  }

  private static SdkException notReplaced(
      ApiCall replacement, Upload upload, String what, SdkException cause) {
    return replacement.uploadFailed(
        UploadException.Reason.NOT_REPLACED,
        "the old package of " + upload.name() + what,
        cause,
        Effect.UNKNOWN);
  }

  private static PublishResult result(Upload upload, String sha256, Status status, String id) {
    return new PublishResult(upload.name(), status, Objects.requireNonNull(id, "id"), sha256, null);
  }
}
