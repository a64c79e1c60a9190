package io.github.registrysdk.examples.tour;

import java.util.Arrays;
import java.util.Locale;
import java.util.function.Function;
import java.util.function.Supplier;

/** Numbers the steps of a run and shows what came of each. */
final class Steps {
  private final Screen screen;
  private int number;
  private String current = "";

  Steps(Screen screen) {
    this.screen = screen;
  }

  /**
   * Does a step and shows a line about it.
   *
   * @param title what is done, in the imperative
   * @param work does it
   * @param outcome says in a few words what came of it
   */
  <T> T step(String title, Supplier<T> work, Function<T, String> outcome) {
    number++;
    current = title;
    long started = System.nanoTime();
    T result = work.get();
    long millis = (System.nanoTime() - started) / 1_000_000;
    screen.line(
        String.format(
            Locale.ROOT, "%2d  %-26s %s (%d ms)", number, title, outcome.apply(result), millis));
    current = "";
    return result;
  }

  /** A step without a result. */
  void step(String title, Runnable work, String outcome) {
    step(
        title,
        () -> {
          work.run();
          return outcome;
        },
        Function.identity());
  }

  /** One line about what went wrong, and in which step. */
  String failure(RuntimeException failure) {
    StringBuilder line = new StringBuilder();
    if (!current.isEmpty()) {
      line.append("step ").append(number).append(", ").append(current).append(": ");
    }
    line.append(reason(failure));
    Arrays.stream(failure.getSuppressed()).forEach(more -> line.append("; ").append(reason(more)));
    return line.toString().replaceAll("\\R", " ");
  }

  private static String reason(Throwable failure) {
    String message = failure.getMessage();
    return message == null || message.isBlank() ? failure.getClass().getSimpleName() : message;
  }
}
