package io.github.registrysdk.examples.guide;

import io.github.registrysdk.buildkite.BuildkiteClient;
import io.github.registrysdk.buildkite.DownloadOptions;
import io.github.registrysdk.buildkite.RegistryPackageService;
import io.github.registrysdk.buildkite.model.DownloadResult;
import io.github.registrysdk.buildkite.model.PackageSummary;
import io.github.registrysdk.buildkite.model.RegistryPackage;
import io.github.registrysdk.core.DownloadException;
import io.github.registrysdk.core.Upload;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.function.LongConsumer;

/** Files of a registry for files. */
final class Downloads {
  private Downloads() {}

  static Path newest(RegistryPackageService packages, Path target) {
    PackageSummary newest = packages.latest("tool").orElseThrow();
    DownloadResult result = packages.download(newest, target);
    return result.file(); // result.status(): DOWNLOADED or ALREADY_PRESENT
  }

  static void update(
      RegistryPackageService packages, PackageSummary item, Path target, LongConsumer percent) {
    DownloadOptions options =
        DownloadOptions.defaults()
            .replaceExisting() // if it has other content
            .maxBytes(100L << 20) // 100 MiB
            .onProgress(
                (received, total) -> percent.accept(total < 0 ? 0 : 100 * received / total));
    packages.download(item, target, options);
  }

  static void pinned(
      RegistryPackageService packages, PackageSummary item, Path target, String sha256) {
    packages.download(item, target, DownloadOptions.defaults().sha256(sha256));
  }

  static String reason(RegistryPackageService packages, PackageSummary item, Path target) {
    try {
      return packages.download(item, target).sha256();
    } catch (DownloadException e) {
      return "not downloaded: " + e.reason();
    }
  }

  static void release(RegistryPackageService packages, Path file) {
    RegistryPackage published = packages.publish(Upload.file(file));
    packages.awaitAvailable(published, Duration.ofMinutes(5));
  }

  static BuildkiteClient mirror(BuildkiteClient.Builder builder) {
    return builder
        .baseUrl(URI.create("https://buildkite.acme.example/"))
        .packagesUrl(URI.create("https://packages.acme.example/"))
        .build();
  }
}
