package io.github.registrysdk.core.toolkit;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.helpers.NOPLogger;

/**
 * The only way to log. A logger throws what its appenders and filters throw, also errors. That is
 * ignored: it must not change how a call ends, end a thread that others need, or lose a secret.
 * Thread-safe.
 */
public final class GuardedLog {
  private final Logger logger;

  private GuardedLog(Logger logger) {
    this.logger = logger;
  }

  /** With the name of a class. */
  public static GuardedLog of(Class<?> owner) {
    return named(owner.getName());
  }

  /** With a name for what several classes log. */
  public static GuardedLog named(String name) {
    try {
      return new GuardedLog(LoggerFactory.getLogger(name));
    } catch (Throwable e) { // the library for logging can't be used
      keepInterrupt(e);
      return new GuardedLog(NOPLogger.NOP_LOGGER);
    }
  }

  public boolean isDebugEnabled() {
    try {
      return logger.isDebugEnabled();
    } catch (Throwable e) {
      keepInterrupt(e);
      return false;
    }
  }

  /** Asks for the line only if it is logged. */
  public void trace(Supplier<String> line) {
    try {
      if (logger.isTraceEnabled()) {
        logger.trace("{}", line.get());
      }
    } catch (Throwable e) {
      keepInterrupt(e);
    }
  }

  /**
   * @param format the text, with {@code {}} for each argument
   * @param arguments what is inserted; the last one can be an exception, whose stack trace follows
   */
  public void debug(String format, @Nullable Object... arguments) {
    guarded(() -> logger.debug(format, arguments));
  }

  /**
   * @param format as of {@link #debug}
   * @param arguments as of {@link #debug}
   */
  public void info(String format, @Nullable Object... arguments) {
    guarded(() -> logger.info(format, arguments));
  }

  /**
   * @param format as of {@link #debug}
   * @param arguments as of {@link #debug}
   */
  public void warn(String format, @Nullable Object... arguments) {
    guarded(() -> logger.warn(format, arguments));
  }

  private static void guarded(Runnable line) {
    try {
      line.run();
    } catch (Throwable e) {
      keepInterrupt(e);
    }
  }

  private static void keepInterrupt(Throwable e) {
    if (e instanceof InterruptedException) {
      Thread.currentThread().interrupt();
    }
  }
}
