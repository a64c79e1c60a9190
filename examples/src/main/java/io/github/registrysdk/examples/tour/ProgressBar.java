package io.github.registrysdk.examples.tour;

import io.github.registrysdk.core.ProgressListener;
import java.util.Locale;

/** How far an upload has come: a bar on a terminal, a line a quarter elsewhere. */
final class ProgressBar implements ProgressListener {
  private static final int WIDTH = 30;
  private static final double MIB = 1024.0 * 1024.0;

  private final Screen screen;
  private int quarters;

  ProgressBar(Screen screen) {
    this.screen = screen;
  }

  @Override
  public void onProgress(long sent, long total) {
    if (screen.isTerminal()) {
      screen.overwrite(bar(sent, total));
      if (sent == total) {
        screen.line("");
      }
      return;
    }
    int now = (int) (sent * 4 / total);
    if (now > quarters) {
      screen.line("    " + percent(now * 25L, total));
    }
    quarters = now; // back to 0 when the upload is repeated
  }

  private static String bar(long sent, long total) {
    int filled = (int) (sent * WIDTH / total);
    return "    ["
        + "#".repeat(filled)
        + ".".repeat(WIDTH - filled)
        + "] "
        + percent(sent * 100 / total, total);
  }

  private static String percent(long percent, long total) {
    return String.format(Locale.ROOT, "%3d %% of %.1f MiB sent", percent, total / MIB);
  }
}
