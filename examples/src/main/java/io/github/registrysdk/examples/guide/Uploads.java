package io.github.registrysdk.examples.guide;

import io.github.registrysdk.buildkite.BuildkiteClient;
import io.github.registrysdk.buildkite.PackageQuery;
import io.github.registrysdk.buildkite.PublishVia;
import io.github.registrysdk.buildkite.RegistryPackageService;
import io.github.registrysdk.buildkite.model.RegistryPackage;
import io.github.registrysdk.core.SpooledUpload;
import io.github.registrysdk.core.Upload;
import io.github.registrysdk.core.UploadException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.function.LongConsumer;

/** Files on their way to a registry. */
final class Uploads {
  private Uploads() {}

  static RegistryPackage file(RegistryPackageService packages, Path file, LongConsumer percent) {
    // @start region="file"
    Upload upload =
        Upload.file(file).onProgress((sent, total) -> percent.accept(100 * sent / total));
    RegistryPackage published = packages.publish(upload);
    // @end
    return published;
  }

  static RegistryPackage memory(RegistryPackageService packages, byte[] bytes) {
    return packages.publish(Upload.bytes("damson_1.0.0_all.deb", bytes));
  }

  static RegistryPackage stream(RegistryPackageService packages, InputStream in, long length) {
    return packages.publish(Upload.stream("elder_1.0.0_all.deb", length, in)); // can be read once
  }

  static RegistryPackage spooled(RegistryPackageService packages, InputStream in, Path folder)
      throws IOException {
    long limit = 1L << 30; // 1 GiB
    try (SpooledUpload spooled = SpooledUpload.of("ilex_1.0.0_all.deb", in, folder, limit)) {
      return packages.publish(spooled.upload());
    }
  }

  static RegistryPackage content(RegistryPackageService packages, byte[] bytes) {
    return packages.publish(
        Upload.from("fig_1.0.0_all.deb", bytes.length, () -> new ByteArrayInputStream(bytes)));
  }

  static RegistryPackage large(RegistryPackageService packages, Path file) {
    return packages.publish(Upload.file(file), PublishVia.STORAGE);
  }

  static BuildkiteClient trusting(BuildkiteClient.Builder builder) {
    return builder.storageHost("storage.acme.example").build(); // and its subdomains
  }

  static boolean isPublished(RegistryPackageService packages, String name, String sha256) {
    return packages.list(PackageQuery.exactlyNamed(name)).stream()
        .anyMatch(item -> sha256.equals(item.digests().get("sha256")));
  }

  static String reason(RegistryPackageService packages, Upload upload) {
    try {
      return packages.publish(upload).id();
    } catch (UploadException e) {
      return e.reason() + ", " + e.effect();
    }
  }
}
