package io.github.registrysdk.examples.tour;

import java.io.Console;
import java.io.PrintStream;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Where a run writes and asks. Plain ASCII, so that every terminal and log shows it. */
final class Screen {
  private final PrintStream out;
  private final PrintStream err;
  private final boolean terminal;
  private final @Nullable UnaryOperator<String> prompt;

  /**
   * @param out for what is done
   * @param err for the line about a failure
   * @param terminal whether a line can be written over
   * @param prompt shows a question and returns the answer, or null if nobody is there to answer
   */
  Screen(
      PrintStream out, PrintStream err, boolean terminal, @Nullable UnaryOperator<String> prompt) {
    this.out = out;
    this.err = err;
    this.terminal = terminal;
    this.prompt = prompt;
  }

  /** Standard output, and the terminal if there is one. */
  static Screen standard() {
    Optional<Console> terminal = Optional.ofNullable(System.console()).filter(Screen::isTerminal);
    if (terminal.isEmpty()) {
      return new Screen(System.out, System.err, false, null);
    }
    Console console = terminal.get();
    String term = System.getenv().getOrDefault("TERM", "");
    boolean canOverwrite = !term.isEmpty() && !term.equals("dumb");
    return new Screen(
        System.out,
        System.err,
        canOverwrite,
        question -> Objects.requireNonNullElse(console.readLine("%s", question), ""));
  }

  /** From JDK 22 on there is a console without a terminal too, and a method that tells. */
  private static boolean isTerminal(Console console) {
    try {
      return (boolean) Console.class.getMethod("isTerminal").invoke(console);
    } catch (ReflectiveOperationException e) {
      return true;
    }
  }

  boolean isTerminal() {
    return terminal;
  }

  synchronized void line(String text) {
    out.println(text);
  }

  /** Writes over the line that was written by this method before; only on a terminal. */
  synchronized void overwrite(String text) {
    out.print("\r" + text);
    out.flush();
  }

  synchronized void error(String text) {
    out.flush();
    err.println(text);
  }

  /**
   * Returns if the user agrees to what changes something outside this JVM.
   *
   * @throws IllegalStateException if nobody is there to be asked, or the answer is no
   */
  void requireConsent(String intention) {
    line(intention);
    if (prompt == null) {
      throw new IllegalStateException(
          "nothing was sent: run it on a terminal to be asked, or with --yes to agree now");
    }
    String answer = prompt.apply("Go on? [y/N] ").strip().toLowerCase(Locale.ROOT);
    if (!answer.equals("y") && !answer.equals("yes")) {
      throw new IllegalStateException("nothing was sent, as you wished");
    }
  }
}
