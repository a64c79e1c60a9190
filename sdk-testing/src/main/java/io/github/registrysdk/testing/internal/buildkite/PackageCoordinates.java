package io.github.registrysdk.testing.internal.buildkite;

import static java.util.Map.entry;

import io.github.registrysdk.testing.internal.http.FakeResponse;
import io.github.registrysdk.testing.internal.http.Refusal;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Name, version and variant, guessed from a file's name by the customs of its ecosystem. Buildkite
 * reads the package itself; only for files is the name all that it has.
 *
 * @param name the package's name
 * @param version the version; null if the file's name has none
 * @param variant the extension of a file; null in other ecosystems
 */
record PackageCoordinates(String name, @Nullable String version, @Nullable String variant) {

  private static final Pattern DASHED = Pattern.compile("(.+?)-(\\d[^-]*)\\.\\w+");

  /**
   * {@code {BASENAME}-{SEMVER}.{EXT}}. Where the version ends is not documented: {@code
   * firmware-2.3.1-beta.1.bin} has the version {@code 2.3.1-beta.1}, and {@code
   * x-1.0.0-1.x86_64.pkg.tar.zst} is accepted, so only numbers continue a version after a dot.
   */
  private static final Pattern FILES =
      Pattern.compile(
          "([A-Za-z0-9-]+?)-(N\\.N\\.N(?:-[A-Za-z0-9-]+(?:\\.\\d+)*)?(?:\\+[A-Za-z0-9-]+(?:\\.\\d+)*)?)\\.(.+)"
              .replace("N", "(?:0|[1-9]\\d*)"));

  private static final Map<String, List<Pattern>> CUSTOMS =
      Map.ofEntries(
          entry("alpine", patterns("(.+)-(\\d[^-]*(?:-r\\d+)?)\\.apk", "([^_]+)_(\\d.*)\\.apk")),
          entry("container", patterns("(.+):([^:]+)")),
          entry("debian", patterns("([^_]+)_([^_]+)_[^_]+\\.deb", "([^_]+)_([^_]+)\\.deb")),
          entry("helm", patterns("(.+?)-(\\d.*)\\.tgz")),
          entry("helm_oci", patterns("(.+):([^:]+)")),
          entry("java", patterns("(.+?)-(\\d.*)\\.\\w+")),
          entry("javascript", patterns("(.+?)-(\\d.*)\\.tgz")),
          entry("nuget", patterns("(.+?)\\.(\\d.*)\\.nupkg")),
          entry("oci", patterns("(.+):([^:]+)")),
          entry(
              "python",
              patterns("([^-]+)-([^-]+)(?:-[^-]+){3,4}\\.whl", "(.+)-(\\d.*)\\.tar\\.gz")),
          entry("redhat", patterns("(.+)-([^-]+-[^-]+)\\.[^.-]+\\.rpm")),
          entry("ruby", patterns("(.+?)-(\\d[^-]*)(?:-.+)?\\.gem")),
          entry("terraform", patterns("(.+?)[-_](\\d[^_]*)(?:_.+)?\\.zip", "(.+)-(\\d.*)\\.tgz")));

  /** Ecosystems whose packages are published by their own tools, not by an upload. */
  private static final Set<String> OTHER_TOOLS =
      Set.of("container", "helm_oci", "huggingface", "java", "oci");

  private static final Map<String, Pattern> UPLOADS =
      Map.of(
          "alpine", Pattern.compile(".*\\.apk"),
          "debian", Pattern.compile(".*\\.d?deb"),
          "helm", Pattern.compile(".*\\.tgz"),
          "javascript", Pattern.compile(".*\\.tgz"),
          "nuget", Pattern.compile(".*\\.s?nupkg"),
          "python", Pattern.compile(".*\\.(?:whl|tar\\.gz|zip|egg)"),
          "redhat", Pattern.compile(".*\\.rpm"),
          "ruby", Pattern.compile(".*\\.gem"),
          "terraform", Pattern.compile(".*\\.(?:tgz|zip)"));

  /**
   * Refuses a file that the ecosystem does not take. The first message is in {@code buildkite/docs}
   * ({@code package_registries/ecosystems/files.md}); the second was seen by release scripts. No
   * source has their status. Which ecosystems are for an upload is in {@code
   * apis/rest_api/package_registries/packages.md}; of the others, those are refused whose packages
   * are no single file.
   */
  static PackageCoordinates ofUpload(String ecosystem, String fileName) {
    if (ecosystem.equals("files") && !FILES.matcher(fileName).matches()) {
      throw new Refusal(
          FakeResponse.message(
              422, "Invalid filename format. Expected: {BASENAME}-{SEMVER}.{EXT}"));
    }
    Pattern taken = UPLOADS.get(ecosystem);
    if (OTHER_TOOLS.contains(ecosystem) || (taken != null && !taken.matcher(fileName).matches())) {
      throw new Refusal(
          FakeResponse.message(422, "This registry does not support that package type"));
    }
    return of(ecosystem, fileName);
  }

  static PackageCoordinates of(String ecosystem, String fileName) {
    Matcher file = FILES.matcher(fileName);
    if (ecosystem.equals("files") && file.matches()) {
      return new PackageCoordinates(file.group(1), file.group(2), file.group(3));
    }
    for (Pattern pattern : CUSTOMS.getOrDefault(ecosystem, List.of())) {
      Matcher matcher = pattern.matcher(fileName);
      if (matcher.matches()) {
        return new PackageCoordinates(matcher.group(1), matcher.group(2), null);
      }
    }
    Matcher dashed = DASHED.matcher(fileName);
    return dashed.matches()
        ? new PackageCoordinates(dashed.group(1), dashed.group(2), null)
        : new PackageCoordinates(fileName, null, null);
  }

  private static List<Pattern> patterns(String... expressions) {
    return List.of(expressions).stream().map(Pattern::compile).toList();
  }
}
