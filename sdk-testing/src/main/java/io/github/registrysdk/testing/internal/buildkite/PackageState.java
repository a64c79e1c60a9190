package io.github.registrysdk.testing.internal.buildkite;

import io.github.registrysdk.testing.FakeRegistryPackage;
import io.github.registrysdk.testing.internal.UploadedFile;
import java.time.Instant;

/**
 * A package; nothing of it changes after it was published.
 *
 * @param id the package's id
 * @param coordinates name and version
 * @param file what was uploaded
 * @param createdAt when
 */
record PackageState(
    String id, PackageCoordinates coordinates, UploadedFile file, Instant createdAt) {

  FakeRegistryPackage view() {
    return new FakeRegistryPackage(
        id,
        coordinates.name(),
        coordinates.version(),
        file.name(),
        file.size(),
        file.digests(),
        createdAt);
  }
}
