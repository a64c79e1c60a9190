package io.github.registrysdk.testsupport;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toUnmodifiableSet;
import static org.assertj.core.api.Assertions.fail;

import java.io.IOException;
import java.lang.reflect.Constructor;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * What GraalVM's native image must be told about the module under test: the constructors that are
 * called by reflection. The new format is used, in which a type that is listed may be looked at
 * whole, its record components included.
 */
public final class NativeMetadata {
  private final Path folder = Path.of("").toAbsolutePath();

  private NativeMetadata() {}

  /**
   * Compares the committed metadata of the module under test with what Jackson binds in it; with
   * {@code -Dmetadata.refresh=true} it writes the metadata instead.
   *
   * @param others what the module calls by reflection beside that
   * @throws AssertionError with the difference and the command to run if they differ
   * @throws IOException if the metadata can't be read or written
   */
  public static void checkModuleUnderTest(ReflectiveCall... others) throws IOException {
    Stream<ReflectiveCall> bound =
        BoundTypes.ofModuleUnderTest().stream().map(NativeMetadata::call);
    new NativeMetadata().check(Stream.concat(bound, Arrays.stream(others)).toList());
  }

  private void check(List<ReflectiveCall> calls) throws IOException {
    String name = folder.getFileName().toString();
    Path file =
        folder.resolve(
            "src/main/resources/META-INF/native-image/io.github.registrysdk/"
                + name
                + "/reachability-metadata.json");
    String found = calls.isEmpty() ? "" : text(calls);
    if (Boolean.getBoolean("metadata.refresh") && !calls.isEmpty()) {
      Files.createDirectories(file.getParent());
      Files.writeString(file, found, UTF_8);
    }
    String listed = Files.exists(file) ? Files.readString(file, UTF_8) : "";
    if (!listed.equals(found)) {
      fail(
          "The metadata for native images differs from what is called by reflection in"
              + " %1$s:%n%2$s%nRun%n./test %1$s NativeMetadataTest -Dmetadata.refresh=true%n"
              + "and commit what it writes.",
          name, missing("- ", listed, found) + missing("+ ", found, listed));
    }
  }

  /** Each type has a line of its own. */
  private static String missing(String sign, String from, String in) {
    Set<String> known = in.lines().map(NativeMetadata::entry).collect(toUnmodifiableSet());
    return from.lines()
        .map(NativeMetadata::entry)
        .filter(line -> !known.contains(line))
        .map(line -> sign + line + "\n")
        .collect(joining());
  }

  /** Without the comma that all but the last have. */
  private static String entry(String line) {
    return line.endsWith(",") ? line.substring(0, line.length() - 1) : line;
  }

  private static ReflectiveCall call(Constructor<?> constructor) {
    return ReflectiveCall.of(
        constructor.getDeclaringClass().getName(), "<init>", constructor.getParameterTypes());
  }

  private static String text(List<ReflectiveCall> calls) {
    Map<String, List<String>> methods = new TreeMap<>();
    for (ReflectiveCall call : calls) {
      methods.computeIfAbsent(call.type(), type -> new ArrayList<>()).add(call.json());
    }
    return methods.entrySet().stream()
        .map(
            type ->
                String.format(
                    "    {\"type\": \"%s\", \"methods\": [%s]}",
                    type.getKey(), String.join(", ", type.getValue())))
        .collect(joining(",\n", "{\n  \"reflection\": [\n", "\n  ]\n}\n"));
  }
}
