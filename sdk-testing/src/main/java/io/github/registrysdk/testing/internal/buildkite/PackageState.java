package io.github.registrysdk.testing.internal.buildkite;

import io.github.registrysdk.testing.FakeRegistryPackage;
import io.github.registrysdk.testing.internal.http.UploadedFile;
import java.time.Instant;

/**
 * A package; nothing of it changes after it was published.
 *
 * @param id the package's id
 * @param coordinates name, version and variant
 * @param file what was uploaded
 * @param createdAt when
 */
record PackageState(
    String id, PackageCoordinates coordinates, UploadedFile file, Instant createdAt) {

  /** Name, version and variant; where there is no variant, the file's name has the architecture. */
  boolean isSameAs(PackageState other) {
    return coordinates.equals(other.coordinates) && file.name().equals(other.file.name());
  }

  FakeRegistryPackage view() {
    return new FakeRegistryPackage(
        id,
        coordinates.name(),
        coordinates.version(),
        coordinates.variant(),
        file.name(),
        file.size(),
        file.digests(),
        createdAt);
  }
}
