package io.github.registrysdk.testing.internal.buildkite;

import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Name and version, guessed from a file's name by the customs of its ecosystem.
 *
 * @param name the package's name
 * @param version the version; null if the file's name has none
 */
record PackageCoordinates(String name, @Nullable String version) {

  private static final Pattern DASHED = Pattern.compile("(.+?)-(\\d[^-]*)\\.\\w+");

  private static final Map<String, List<Pattern>> CUSTOMS =
      Map.of(
          "alpine", patterns("(.+)-(\\d[^-]*(?:-r\\d+)?)\\.apk"),
          "debian", patterns("([^_]+)_([^_]+)_[^_]+\\.deb", "([^_]+)_([^_]+)\\.deb"),
          "helm", patterns("(.+?)-(\\d.*)\\.tgz"),
          "javascript", patterns("(.+?)-(\\d.*)\\.tgz"),
          "nuget", patterns("(.+?)\\.(\\d.*)\\.nupkg"),
          "python", patterns("([^-]+)-([^-]+)(?:-[^-]+){3,4}\\.whl", "(.+)-(\\d.*)\\.tar\\.gz"),
          "redhat", patterns("(.+)-([^-]+-[^-]+)\\.[^.-]+\\.rpm"),
          "ruby", patterns("(.+?)-(\\d[^-]*)(?:-.+)?\\.gem"),
          "terraform", patterns("(.+?)[-_](\\d[^_]*)(?:_.+)?\\.zip", "(.+)-(\\d.*)\\.tgz"));

  static PackageCoordinates of(String ecosystem, String fileName) {
    for (Pattern pattern : CUSTOMS.getOrDefault(ecosystem, List.of())) {
      Matcher matcher = pattern.matcher(fileName);
      if (matcher.matches()) {
        return new PackageCoordinates(matcher.group(1), matcher.group(2));
      }
    }
    Matcher dashed = DASHED.matcher(fileName);
    return dashed.matches()
        ? new PackageCoordinates(dashed.group(1), dashed.group(2))
        : new PackageCoordinates(fileName, null);
  }

  private static List<Pattern> patterns(String... expressions) {
    return List.of(expressions).stream().map(Pattern::compile).toList();
  }
}
