package io.github.registrysdk.testing;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A snapshot of a package of {@link FakeBuildkite}, with the size and the digests of the file, but
 * without its bytes.
 *
 * @param id the package's id
 * @param name the name, read from the file's name
 * @param version the version, read from the file's name; null if it has none
 * @param variant the extension of the file in a registry for files; null in other registries
 * @param fileName the name under which the file was uploaded; for a Java package, the path below
 *     {@code /maven2/}; for an image, the name and the tag
 * @param size the file's length in bytes
 * @param digests {@code md5}, {@code sha1}, {@code sha256} and {@code sha512} of the uploaded
 *     bytes, as hex digits
 * @param createdAt when the package was published or copied, by the fake's clock
 */
public record FakeRegistryPackage(
    String id,
    String name,
    @Nullable String version,
    @Nullable String variant,
    String fileName,
    long size,
    Map<String, String> digests,
    Instant createdAt) {

  /** Copies the digests. */
  public FakeRegistryPackage {
    digests = Map.copyOf(digests);
  }
}
