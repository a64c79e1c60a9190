package io.github.registrysdk.soak;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What was counted, with its limit. */
final class Report {
  private final List<String> lines = new ArrayList<>();
  private final List<String> broken = new ArrayList<>();

  Report(String title) {
    lines.add(title);
  }

  void line(String what, long value, long most) {
    line(what, (double) value, (double) most);
  }

  void line(String what, double value, double most) {
    String line = String.format(Locale.ROOT, "  %-36s %,12.2f (at most %,.2f)", what, value, most);
    lines.add(line);
    if (value > most) {
      broken.add(line);
    }
  }

  /** The lines whose value is too large. */
  List<String> broken() {
    return broken;
  }

  @SuppressWarnings("SystemOut") // the figures belong in the output of the build
  void print() {
    System.out.println(String.join(System.lineSeparator(), lines));
  }
}
