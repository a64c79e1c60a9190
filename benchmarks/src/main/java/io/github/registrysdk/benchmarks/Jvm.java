package io.github.registrysdk.benchmarks;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** Another process: a JVM that responds line by line, or a program that runs to its end. */
final class Jvm implements AutoCloseable {
  /** Of the JVM that measures. */
  static final Path HOME = Path.of(System.getProperty("java.home"));

  private static final ScheduledExecutorService TIMER =
      new ScheduledThreadPoolExecutor(
          1,
          task -> {
            Thread thread = new Thread(task, "time-limit");
            thread.setDaemon(true);
            return thread;
          });

  private final String name;
  private final Process process;
  private final BufferedReader out;
  private final BufferedWriter in;

  private Jvm(List<String> command) throws IOException {
    this.name = arguments(command);
    this.process =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
    this.out = process.inputReader(StandardCharsets.UTF_8);
    this.in = process.outputWriter(StandardCharsets.UTF_8);
  }

  /** Without the class path, which is long and says nothing. */
  private static String arguments(List<String> command) {
    int classPath = command.indexOf("-cp");
    return String.join(" ", command.subList(classPath < 0 ? 0 : classPath + 2, command.size()));
  }

  static Jvm start(String classPath, List<String> options, Class<?> main, String... arguments)
      throws IOException {
    return start(HOME, classPath, options, main, arguments);
  }

  static Jvm start(
      Path java, String classPath, List<String> options, Class<?> main, String... arguments)
      throws IOException {
    return new Jvm(command(java, classPath, options, main, arguments));
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

  /** Runs a {@link Program}, which must end well and print something. */
  static Run run(String classPath, List<String> options, String... arguments) throws IOException {
    return run(command(HOME, classPath, options, Program.class, arguments));
  }

  static Run run(List<String> command) throws IOException {
    Run run = attempt(command);
    if (run.exitCode != 0 || run.lines.isEmpty()) {
      throw new IOException("ended with " + run.exitCode + ": " + arguments(command));
    }
    return run;
  }

  /** Runs a {@link Program}, which may end as it likes. */
  static Run attempt(List<String> options, String... arguments) throws IOException {
    return attempt(command(HOME, ClassPaths.OWN, options, Program.class, arguments));
  }

  private static Run attempt(List<String> command) throws IOException {
    long started = System.nanoTime();
    try (Jvm jvm = new Jvm(command)) {
      List<String> lines = jvm.limited(() -> jvm.out.lines().toList());
      int exitCode = jvm.process.waitFor();
      long ended = System.currentTimeMillis();
      return new Run(lines, exitCode, (System.nanoTime() - started) / 1_000_000, ended);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException(e);
    }
  }

  String read() throws IOException {
    String line = limited(out::readLine);
    if (line == null) {
      throw new IOException("ended early: " + name);
    }
    return line;
  }

  /** Ends the process if it takes longer than three minutes, so that nothing waits forever. */
  private <T> T limited(Reading<T> reading) throws IOException {
    ScheduledFuture<?> end = TIMER.schedule(process::destroyForcibly, 3, TimeUnit.MINUTES);
    try {
      T read = reading.read();
      if (end.isDone()) {
        throw new IOException("took too long: " + name);
      }
      return read;
    } finally {
      end.cancel(false);
    }
  }

  /** Reads from the process. */
  @FunctionalInterface
  private interface Reading<T> {
    T read() throws IOException;
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
      // It ended before, and whoever asked it last has the exception.
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

  /**
   * A process that has ended.
   *
   * @param lines printed
   * @param exitCode 0 if all went well
   * @param wallMillis from its start to its end
   * @param endedAt milliseconds since 1970
   */
  record Run(List<String> lines, int exitCode, long wallMillis, long endedAt) {
    /** One of those in its first line. */
    double number(int i) {
      return Double.parseDouble(lines.get(0).split(" ")[i]);
    }
  }
}
