package io.github.registrysdk.benchmarks;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** What each measured process has on its class path; the scripts have Maven write it down. */
final class ClassPaths {
  /** Everything of ours and nothing of the peers: that of the JVM that measures. */
  static final String OWN = System.getProperty("java.class.path", "");

  private static final Path TARGET = Path.of(System.getProperty("benchmarks.target", "target"));

  private ClassPaths() {}

  static String of(String variant) {
    if (variant.startsWith("openai")) {
      return classes() + ":" + written("openai-java.classpath");
    }
    return variant.startsWith("github")
        ? classes() + ":" + written("github-api.classpath") + ":" + okHttp()
        : OWN;
  }

  /** Which github-api can use and does not bring. */
  private static String okHttp() {
    return jars(jar -> jar.contains("okhttp") || jar.contains("okio") || jar.contains("kotlin"));
  }

  private static String jars(Predicate<String> wanted) {
    return Arrays.stream(OWN.split(File.pathSeparator))
        .filter(wanted)
        .collect(Collectors.joining(File.pathSeparator));
  }

  private static String classes() {
    return TARGET.resolve("classes").toString();
  }

  static String written(String file) {
    try {
      return Files.readString(TARGET.resolve(file)).strip();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
