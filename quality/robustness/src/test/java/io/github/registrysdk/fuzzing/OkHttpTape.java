package io.github.registrysdk.fuzzing;

import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;

/** What OkHttp logs to {@code java.util.logging}, from whichever thread. */
final class OkHttpTape extends Handler {
  private static final int LONGEST = 1 << 20;

  /** Held, because the log manager would forget its level with it. */
  private static final Logger LOGGER = Logger.getLogger("okhttp3");

  private final SimpleFormatter formatter = new SimpleFormatter();
  private final StringBuilder lines = new StringBuilder();

  private OkHttpTape() {}

  static OkHttpTape start() {
    OkHttpTape tape = new OkHttpTape();
    LOGGER.setLevel(Level.ALL);
    LOGGER.setUseParentHandlers(false);
    LOGGER.addHandler(tape);
    return tape;
  }

  synchronized void rewind() {
    lines.setLength(0);
  }

  synchronized String text() {
    return lines.toString();
  }

  @Override
  public synchronized void publish(LogRecord entry) {
    if (lines.length() < LONGEST) {
      lines.append(formatter.format(entry));
    }
  }

  @Override
  public void flush() {
    // Nothing is held back.
  }

  @Override
  public void close() {
    LOGGER.removeHandler(this);
  }
}
