package io.github.registrysdk.benchmarks;

import java.io.File;
import java.io.IOException;
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
    List<String> command =
        Jvm.command(
            ClassPaths.OWN,
            List.of("-Xlog:class+load:stdout"),
            Program.class,
            "first",
            variant,
            server.origin());
    List<String> lines = Programs.run(command).lines();
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
   * @param most megabytes that it may be
   */
  static void jars(Report report, Path root, double most) throws IOException {
    report.heading("Jars that one provider adds");
    long all = 0;
    long ours = 0;
    String written = Files.readString(root.resolve("sdk-buildkite/target/classpath")).strip();
    try (var own = Files.list(root.resolve("sdk-buildkite/target"))) {
      List<Path> jars = own.filter(path -> path.toString().endsWith("SNAPSHOT.jar")).toList();
      for (Path jar : jars) {
        all += Files.size(jar);
        ours += Files.size(jar);
      }
    }
    for (String jar : written.split(File.pathSeparator)) {
      all += Files.size(Path.of(jar));
      ours += jar.contains("sdk-core") ? Files.size(Path.of(jar)) : 0;
    }
    report.atMost("jars in MB", megabytes(all), most);
    report.atMost("jars of ours in MB", megabytes(ours), 0.5);
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
