package io.github.registrysdk.benchmarks;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Counts what does not depend on how busy the machine is. */
final class Counting {
  private Counting() {}

  /** How many lines of what a command prints contain a text. */
  static long lines(List<String> command, String text) throws IOException {
    Process process =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
    try (BufferedReader out =
        new BufferedReader(
            new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
      return out.lines().filter(line -> line.contains(text)).count();
    }
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
