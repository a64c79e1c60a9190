package io.github.registrysdk.benchmarks;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Runs processes to their end and reads what they print. */
final class Programs {
  private Programs() {}

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

  /** A {@link Program}, which must end well and print something. */
  static Run run(String classPath, List<String> options, String... arguments) throws IOException {
    return run(Jvm.command(classPath, options, Program.class, arguments));
  }

  static Run run(List<String> command) throws IOException {
    Run run = attempt(command);
    if (run.exitCode != 0 || run.lines.isEmpty()) {
      throw new IOException("ended with " + run.exitCode + ": " + arguments(command));
    }
    return run;
  }

  /** Without the class path, which is long and tells nothing. */
  private static String arguments(List<String> command) {
    int classPath = command.indexOf("-cp");
    return String.join(" ", command.subList(classPath < 0 ? 0 : classPath + 2, command.size()));
  }

  /** May end as it likes. */
  static Run attempt(List<String> command) throws IOException {
    long started = System.nanoTime();
    Process process =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
    try (TimeLimit limit = new TimeLimit(process);
        BufferedReader out =
            new BufferedReader(
                new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
      List<String> lines = out.lines().toList();
      int exitCode = process.waitFor();
      long ended = System.currentTimeMillis();
      if (limit.hasPassed()) {
        throw new IOException("took too long: " + arguments(command));
      }
      return new Run(lines, exitCode, (System.nanoTime() - started) / 1_000_000, ended);
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
      throw new IOException(e);
    }
  }
}
