package io.github.registrysdk.benchmarks;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Another JVM that is talked to line by line. */
final class Jvm implements AutoCloseable {
  /** Of the JVM that measures. */
  static final Path HOME = Path.of(System.getProperty("java.home"));

  private final String name;
  private final Process process;
  private final BufferedReader out;
  private final BufferedWriter in;

  private Jvm(String name, Process process) {
    this.name = name;
    this.process = process;
    this.out =
        new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    this.in =
        new BufferedWriter(
            new OutputStreamWriter(process.getOutputStream(), StandardCharsets.UTF_8));
  }

  static Jvm start(String classPath, List<String> options, Class<?> main, String... arguments)
      throws IOException {
    return start(HOME, classPath, options, main, arguments);
  }

  static Jvm start(
      Path java, String classPath, List<String> options, Class<?> main, String... arguments)
      throws IOException {
    return new Jvm(
        main.getSimpleName() + " " + String.join(" ", arguments),
        new ProcessBuilder(command(java, classPath, options, main, arguments))
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start());
  }

  static List<String> command(
      String classPath, List<String> options, Class<?> main, String... arguments) {
    return command(HOME, classPath, options, main, arguments);
  }

  private static List<String> command(
      Path java, String classPath, List<String> options, Class<?> main, String... arguments) {
    List<String> command = new ArrayList<>();
    command.add(java.resolve("bin").resolve("java").toString());
    command.addAll(options);
    // That there is no log is as it should be.
    command.add("-Dslf4j.internal.verbosity=ERROR");
    command.addAll(List.of("-cp", classPath, main.getName()));
    command.addAll(List.of(arguments));
    return command;
  }

  String read() throws IOException {
    try (TimeLimit limit = new TimeLimit(process)) {
      String line = out.readLine();
      if (line == null) {
        throw new IOException((limit.hasPassed() ? "took too long: " : "ended early: ") + name);
      }
      return line;
    }
  }

  String ask(String line) throws IOException {
    in.write(line);
    in.newLine();
    in.flush();
    return read();
  }

  /** Closing its input ends it. */
  @Override
  public void close() {
    try {
      in.close();
    } catch (IOException e) {
      // It has gone before, and whoever asked it last was told.
      process.destroyForcibly();
    }
    try {
      if (!process.waitFor(10, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }
}
