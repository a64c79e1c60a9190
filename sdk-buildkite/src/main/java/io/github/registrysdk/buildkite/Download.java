package io.github.registrysdk.buildkite;

import io.github.registrysdk.buildkite.model.DownloadResult;
import io.github.registrysdk.buildkite.model.DownloadResult.Status;
import io.github.registrysdk.buildkite.model.StoredPackage;
import io.github.registrysdk.core.ApiError;
import io.github.registrysdk.core.ApiException;
import io.github.registrysdk.core.DownloadException;
import io.github.registrysdk.core.DownloadException.Reason;
import io.github.registrysdk.core.NotFoundException;
import io.github.registrysdk.core.PermissionDeniedException;
import io.github.registrysdk.core.RateLimitedException;
import io.github.registrysdk.core.SdkException;
import io.github.registrysdk.core.ServerException;
import io.github.registrysdk.core.TransportException;
import io.github.registrysdk.core.spi.ApiCall;
import io.github.registrysdk.core.spi.ApiResult;
import io.github.registrysdk.core.spi.Endpoint;
import io.github.registrysdk.core.spi.Operation;
import io.github.registrysdk.core.toolkit.Deadline;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Gets the file of a package in a registry for files. The host of the packages redirects to
 * storage, where the token must not go.
 */
final class Download {
  private static final Operation FIND =
      Operation.read("find the file of a package", "{organization}/{registry}/files/{file name}")
          .requiresScope("read_packages");
  private static final Operation FETCH =
      Operation.read("download a package from storage", "{place}");

  private static final int RANGE_NOT_SATISFIABLE = 416;
  private static final int MOST_HOPS = 3;
  private static final Duration FIRST_WAIT = Duration.ofSeconds(1);
  private static final Duration LONGEST_WAIT = Duration.ofSeconds(10);

  private final Endpoint endpoint;
  private final Hosts hosts;
  private final StoredPackage item;
  private final String fileName;
  private final ApiCall find;

  Download(
      Endpoint endpoint, String organization, String registry, Hosts hosts, StoredPackage item) {
    if (!hosts.packagesIsChosen()) {
      throw new IllegalStateException(
          "the client has another base URL than that of Buildkite: set packagesUrl too, because"
              + " the token is sent to this URL");
    }
    String name = VersionedFileName.of(item);
    if (name == null) {
      throw new IllegalArgumentException(
          "the name, version or variant of the package " + item.id() + " is not known");
    }
    this.endpoint = endpoint;
    this.hosts = hosts;
    this.item = item;
    this.fileName = name;
    this.find = endpoint.callAt(hosts.packages(), FIND, organization, registry, "files", fileName);
  }

  DownloadResult to(Path target, DownloadOptions options) {
    if (target.getFileName() == null) {
      throw new IllegalArgumentException("the target must be the path of a file");
    }
    String expected = expected(options);
    endIfStopped();
    try {
      Set<Path> reserved = PartialFile.reserve(target);
      try {
        return new DownloadResult(target, into(target, options, expected), expected);
      } finally {
        PartialFile.release(reserved);
      }
    } catch (IOException e) {
      endIfStopped();
      throw find.downloadFailed(Reason.TARGET, String.valueOf(e.getMessage()), e.getCause());
    }
  }

  private Status into(Path target, DownloadOptions options, String expected) throws IOException {
    if (isPresent(target, options, expected)) {
      return Status.ALREADY_PRESENT;
    }
    try (PartialFile part = PartialFile.open(target, options, this::endIfStopped)) {
      if (!part.has(expected)) {
        endpoint.asOneCall(0, () -> fetch(part, expected));
      }
      // Another program may have created the target meanwhile.
      if (!options.replacesExisting() && isPresent(target, options, expected)) {
        part.discard();
        return Status.ALREADY_PRESENT;
      }
      part.moveTo(target);
      return Status.DOWNLOADED;
    }
  }

  /** Whether the target has the content; an exception if it has other content that must stay. */
  private boolean isPresent(Path target, DownloadOptions options, String expected)
      throws IOException {
    if (!Files.exists(target, LinkOption.NOFOLLOW_LINKS)) {
      return false;
    }
    try {
      PartialFile.requireRegular(target);
      if (Files.size(target) <= options.maxBytes()
          && PartialFile.sha256(target, this::endIfStopped).equals(expected)) {
        return true;
      }
    } catch (NoSuchFileException e) {
      return false; // deleted meanwhile
    }
    if (!options.replacesExisting()) {
      throw find.downloadFailed(
          Reason.TARGET_EXISTS, target + " exists and has other content", null);
    }
    return false;
  }

  /** What an interrupted call throws, or the call of a client that was closed. */
  private void endIfStopped() {
    find.pause(Duration.ZERO);
  }

  private String expected(DownloadOptions options) {
    String digest = item.digests().get("sha256");
    String held = digest == null ? null : digest.toLowerCase(Locale.ROOT);
    if (held != null && !held.matches("[0-9a-f]{64}")) {
      held = null;
    }
    String given = options.sha256();
    if (held == null && given == null) {
      throw find.downloadFailed(
          Reason.NO_DIGEST,
          "Buildkite reports no SHA-256 digest of "
              + fileName
              + "; nothing was requested. If you know it from elsewhere, set it with"
              + " DownloadOptions.sha256",
          null);
    }
    if (held != null && given != null && !held.equals(given)) {
      throw find.downloadFailed(
          Reason.DIGEST_MISMATCH,
          fileName + " has the SHA-256 " + held + ", and not " + given + "; nothing was requested",
          null);
    }
    return held == null ? String.valueOf(given) : held;
  }

  private boolean fetch(PartialFile part, String expected) {
    try {
      request(part);
      if (!part.has(expected) && part.isResumed()) {
        restart(part);
        request(part);
      }
      if (!part.has(expected)) {
        throw find.downloadFailed(
            Reason.DIGEST_MISMATCH,
            "the received file "
                + fileName
                + " does not have the SHA-256 "
                + expected
                + " and was deleted",
            null);
      }
      return true;
    } catch (DownloadException e) {
      if (e.reason() != Reason.FOREIGN_STORAGE) {
        part.discard(); // it is of no use to another download
      }
      throw e;
    }
  }

  /**
   * Requests what the partial file does not have; again if the signed URL has expired meanwhile.
   */
  private void request(PartialFile part) {
    try {
      follow(call -> call.download(part));
    } catch (ApiException e) {
      if (e.status() == RANGE_NOT_SATISFIABLE && part.size() > 0) {
        restart(part);
      } else if (!isExpired(e.error())) {
        throw e;
      }
      follow(call -> call.download(part));
    }
  }

  private void restart(PartialFile part) {
    try {
      part.restart();
    } catch (IOException e) {
      endIfStopped();
      throw find.downloadFailed(Reason.TARGET, String.valueOf(e.getMessage()), e.getCause());
    }
  }

  /** Sends a request to the host of the packages, and without the token to where it redirects. */
  private void follow(Function<ApiCall, ApiResult<Optional<URI>>> send) {
    ApiResult<Optional<URI>> result = send.apply(find);
    for (int hops = 0; result.value().isPresent(); hops++) {
      URI url = result.value().get();
      String refusal = hosts.refusal(url, endpoint.baseUrl(), "download", result::redact);
      if (refusal != null || hops == MOST_HOPS) {
        throw result.downloadFailed(
            Reason.FOREIGN_STORAGE,
            refusal == null
                ? "storage redirected more than " + MOST_HOPS + " times"
                : "Buildkite named " + refusal + "; nothing was requested there");
      }
      result = send.apply(endpoint.external(FETCH, url));
    }
  }

  /** A signed URL that is no longer valid, or temporary credentials in it that are not. */
  private static boolean isExpired(ApiError error) {
    return "ExpiredToken".equals(error.code())
        || ("AccessDenied".equals(error.code()) && error.message().contains("has expired"));
  }

  void awaitAvailable(Duration atMost) {
    endpoint.within(
        atMost,
        () -> {
          Duration wait = FIRST_WAIT;
          for (int tries = 1; true; tries++) {
            SdkException failure = failureOfProbe();
            if (failure == null) {
              return true;
            }
            Duration advised = advisedWait(failure);
            Duration next = advised.compareTo(wait) > 0 ? advised : wait;
            if (next.compareTo(Duration.ofNanos(nanosLeft())) >= 0) {
              throw gaveUp(atMost, tries, failure, advised);
            }
            endpoint.pause(next); // it may be longer than a call may take
            if (nanosLeft() <= 0 && !Thread.currentThread().isInterrupted()) {
              throw gaveUp(atMost, tries, failure, advised); // the sleep took longer
            }
            endIfStopped();
            wait =
                wait.multipliedBy(2).compareTo(LONGEST_WAIT) < 0
                    ? wait.multipliedBy(2)
                    : LONGEST_WAIT;
          }
        });
  }

  /** How long the server asks to wait; not positive if it does not ask for it. */
  private Duration advisedWait(SdkException failure) {
    Optional<Instant> retryAt =
        failure instanceof RateLimitedException limited
            ? limited.retryAt()
            : failure instanceof ServerException down ? down.retryAt() : Optional.empty();
    return retryAt.map(at -> Duration.between(endpoint.now(), at)).orElse(Duration.ZERO);
  }

  private static long nanosLeft() {
    Deadline deadline = Deadline.current();
    return deadline == null ? 0 : deadline.nanosLeft();
  }

  /** Why the file is not there yet; null if it is. What time will not change is thrown. */
  private @Nullable SdkException failureOfProbe() {
    try {
      follow(ApiCall::probe);
      return null;
    } catch (NotFoundException | RateLimitedException | ServerException e) {
      return e;
    } catch (PermissionDeniedException e) {
      // Amazon S3 responds like this for a missing object to who may not list objects.
      if (!e.operation().equals(FETCH.name())) {
        throw e;
      }
      return e;
    } catch (TransportException e) {
      if (nanosLeft() > 0) {
        throw e;
      }
      return e;
    }
  }

  private SdkException gaveUp(
      Duration atMost, int tries, SdkException failure, Duration advisedWait) {
    boolean asked = advisedWait.toNanos() >= nanosLeft();
    return find.downloadFailed(
        Reason.NOT_AVAILABLE,
        fileName
            + " did not become available within "
            + atMost.toSeconds()
            + " s"
            + (nanosLeft() > 0 && asked ? ", and the server asks to wait for longer" : "")
            + "; the last of "
            + tries
            + " tries: "
            + failure.getMessage(),
        failure);
  }
}
