package io.github.registrysdk.examples.tour;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A screen whose text a test can read. */
final class RecordedScreen {
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();
  private final Screen screen;

  private RecordedScreen(boolean terminal, @Nullable String answer) {
    this.screen =
        new Screen(
            new PrintStream(out, true, UTF_8),
            new PrintStream(err, true, UTF_8),
            terminal,
            answer == null ? null : question -> answer);
  }

  /** Output goes to a file, and nobody can be asked. */
  static RecordedScreen unattended() {
    return new RecordedScreen(false, null);
  }

  /** A terminal with somebody who answers every question alike. */
  static RecordedScreen answering(String answer) {
    return new RecordedScreen(true, answer);
  }

  Screen screen() {
    return screen;
  }

  String text() {
    return out.toString(UTF_8);
  }

  List<String> errors() {
    return err.toString(UTF_8).lines().toList();
  }
}
