package io.github.registrysdk.testing.internal.buildkite;

import io.github.registrysdk.testing.internal.http.FakeResponse;
import io.github.registrysdk.testing.internal.http.Refusal;
import io.github.registrysdk.testing.internal.http.UploadedFile;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A Java registry as Maven and Gradle deploy to it: {@code PUT} of each file of a package and of
 * its checksums, below {@code /maven2/} ({@code buildkite/docs}, {@code
 * package_registries/ecosystems/maven.md}). The layout is Maven's own.
 */
final class MavenRepository {

  private static final Pattern CHECKSUM = Pattern.compile("(.+)\\.(md5|sha1|sha256|sha512)");
  private static final Pattern METADATA = Pattern.compile(".+/maven-metadata\\.xml");
  private static final Pattern FILE = Pattern.compile("(?:[^/]+/)+([^/]+)/([^/]+)/([^/]+)");
  private static final String MAIN = "\\.(?:aar|ear|jar|war)";

  private final BuildkiteState state;
  private final RegistryState registry;

  MavenRepository(BuildkiteState state, RegistryState registry) {
    this.state = state;
    this.registry = registry;
  }

  /** Stores a file; its package if it is the main one. */
  Optional<PackageState> put(String path, byte[] content) {
    Matcher checksum = CHECKSUM.matcher(path);
    if (checksum.matches()) {
      check(checksum.group(1), checksum.group(2), content);
    }
    Optional<PackageState> added =
        checksum.matches() || METADATA.matcher(path).matches()
            ? Optional.empty()
            : packageOf(path, content);
    registry.pushed.put(
        path, added.isPresent() ? added.get().file() : UploadedFile.of(fileName(path), content));
    return added;
  }

  private void check(String path, String algorithm, byte[] content) {
    UploadedFile file = registry.pushed.get(path);
    String sent = new String(content, StandardCharsets.UTF_8).strip();
    if (file == null || !sent.equalsIgnoreCase(file.digests().get(algorithm))) {
      throw refusal("The checksum is not that of " + path);
    }
  }

  private Optional<PackageState> packageOf(String path, byte[] content) {
    Matcher parts = FILE.matcher(path);
    if (!parts.matches()) {
      throw refusal("Not a path of a Maven repository: " + path);
    }
    String artifact = parts.group(1);
    String version = parts.group(2);
    String file = parts.group(3);
    // The files of a snapshot have a time and a number where the folder has the word.
    String inName =
        Pattern.quote(version.replaceFirst("-SNAPSHOT$", ""))
            + (version.endsWith("-SNAPSHOT") ? "-(?:SNAPSHOT|\\d{8}\\.\\d{6}-\\d+)" : "");
    if (!file.matches(Pattern.quote(artifact) + "-" + inName + "[-.].+")) {
      throw refusal("Not a path of a Maven repository: " + path);
    }
    if (!file.matches(Pattern.quote(artifact) + "-" + inName + MAIN)) {
      return Optional.empty();
    }
    var coordinates = new PackageCoordinates(artifact, version, null);
    var stored = UploadedFile.of(path, content); // the path, because groups share names
    var item = new PackageState(state.newId(), coordinates, stored, state.now());
    return Optional.of(state.addPackage(registry, item));
  }

  private static String fileName(String path) {
    return path.substring(path.lastIndexOf('/') + 1);
  }

  private static Refusal refusal(String message) {
    return new Refusal(FakeResponse.message(422, message));
  }
}
