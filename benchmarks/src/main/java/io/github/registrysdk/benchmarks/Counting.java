package io.github.registrysdk.benchmarks;

import java.io.File;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Counts what does not depend on how busy the machine is. */
final class Counting {
  private static final Pattern REFLECTION = Pattern.compile("kotlin\\.reflect\\.\\S+");

  private Counting() {}

  /** The classes of {@code kotlin.reflect} that a first call loads. */
  static Set<String> kotlinReflect(String variant, Server server) throws IOException {
    List<String> options = List.of("-Xlog:class+load:stdout");
    List<String> lines =
        Jvm.run(ClassPaths.OWN, options, "first", variant, server.origin()).lines();
    if (lines.stream().noneMatch(line -> line.contains("okhttp3.OkHttpClient "))) {
      throw new IOException("the JVM does not list the classes that it loads");
    }
    return lines.stream()
        .map(REFLECTION::matcher)
        .filter(Matcher::find)
        .map(Matcher::group)
        .collect(Collectors.toSet());
  }

  /**
   * What a user of one provider adds, and how much of it is ours.
   *
   * @param name of what they come to together
   * @param most megabytes that it may be
   */
  static void jars(Report report, Path root, String name, double most) throws IOException {
    report.heading("Jars that one provider adds");
    long own = Files.size(provider(root.resolve("sdk-buildkite/target")));
    long all = own;
    long ours = own;
    String written = Files.readString(root.resolve("sdk-buildkite/target/classpath")).strip();
    for (String jar : written.split(File.pathSeparator)) {
      all += Files.size(Path.of(jar));
      ours += jar.contains("sdk-core") ? Files.size(Path.of(jar)) : 0;
    }
    report.atMost(name, megabytes(all), most);
    report.atMost("jars of ours in MB", megabytes(ours), 0.65);
  }

  /** The jar that was built last, of a snapshot or a release; not that of its sources. */
  private static Path provider(Path target) throws IOException {
    Path latest = null;
    try (DirectoryStream<Path> jars =
        Files.newDirectoryStream(target, "sdk-buildkite-[0-9]*[0-9T].jar")) {
      for (Path jar : jars) {
        if (latest == null
            || Files.getLastModifiedTime(jar).compareTo(Files.getLastModifiedTime(latest)) > 0) {
          latest = jar;
        }
      }
    }
    if (latest == null) {
      throw new IOException("there is no jar in " + target);
    }
    return latest;
  }

  static void peers(Report report) throws IOException {
    report.note("jars of openai-java", megabytes(size("openai-java.classpath")), "MB");
    report.note("jars of github-api", megabytes(size("github-api.classpath")), "MB");
  }

  private static long size(String classPath) throws IOException {
    long size = 0;
    for (String jar : ClassPaths.written(classPath).split(File.pathSeparator)) {
      size += Files.size(Path.of(jar));
    }
    return size;
  }

  private static double megabytes(long bytes) {
    return bytes / 1e6;
  }
}
