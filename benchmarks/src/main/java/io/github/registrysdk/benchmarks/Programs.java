package io.github.registrysdk.benchmarks;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Starts {@link Program}s and reads the one line that they print. */
final class Programs {
  private Programs() {}

  /**
   * The line, and what the process took.
   *
   * @param line printed
   * @param wallMillis from its start to its end
   * @param endedAt milliseconds since 1970
   */
  record Run(String line, long wallMillis, long endedAt) {
    double number(int i) {
      return Double.parseDouble(line.split(" ")[i]);
    }
  }

  static Run run(String classPath, List<String> options, String... arguments) throws IOException {
    long started = System.nanoTime();
    Process process =
        new ProcessBuilder(Jvm.command(classPath, options, Program.class, arguments))
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    return finish(process, started);
  }

  static Run curl(List<String> command) throws IOException {
    long started = System.nanoTime();
    return finish(
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start(),
        started);
  }

  private static Run finish(Process process, long started) throws IOException {
    try (BufferedReader out =
        new BufferedReader(
            new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
      String line = out.readLine();
      process.waitFor();
      long ended = System.currentTimeMillis();
      if (line == null || process.exitValue() != 0) {
        throw new IOException("a measured program failed: " + process.info().commandLine());
      }
      return new Run(line, (System.nanoTime() - started) / 1_000_000, ended);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException(e);
    }
  }
}
