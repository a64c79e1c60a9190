package io.github.registrysdk.examples.tour;

import java.util.Locale;
import java.util.Set;

/** The user's yes to what changes something outside this JVM. */
final class Consent {
  private static final Set<String> YES = Set.of("y", "yes");

  private Consent() {}

  /**
   * Returns if the user agrees.
   *
   * @throws IllegalStateException if nobody is there to be asked, or the answer is no
   */
  static void ask(Screen screen, String intention) {
    screen.line(intention);
    if (!screen.isInteractive()) {
      throw new IllegalStateException(
          "nothing was sent: run it on a terminal to be asked, or with --yes to agree now");
    }
    String answer = screen.ask("Go on? [y/N] ").strip().toLowerCase(Locale.ROOT);
    if (!YES.contains(answer)) {
      throw new IllegalStateException("nothing was sent, as you wished");
    }
  }
}
