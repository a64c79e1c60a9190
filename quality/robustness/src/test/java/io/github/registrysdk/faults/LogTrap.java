package io.github.registrysdk.faults;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.AppenderBase;
import io.github.registrysdk.operations.Canary;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.SimpleFormatter;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;

/** All that anybody logs at its most talkative, searched for canaries and thrown away. */
public final class LogTrap extends AppenderBase<ILoggingEvent> implements AutoCloseable {
  private final Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
  private final Level level = root.getLevel();

  /** The fuzzers keep what the SDK logs from the root, and from the console. */
  private final Logger sdk = (Logger) LoggerFactory.getLogger("io.github.registrysdk");

  private final boolean additive = sdk.isAdditive();
  private final java.util.logging.Logger okHttp = java.util.logging.Logger.getLogger("okhttp3");
  private final java.util.logging.@Nullable Level okHttpLevel = okHttp.getLevel();
  private final Queue<String> leaks = new ConcurrentLinkedQueue<>();
  private final AtomicLong lines = new AtomicLong();
  private final AtomicLong byOkHttp = new AtomicLong();
  private static final SimpleFormatter FORMATTER = new SimpleFormatter();

  private final Handler handler =
      new Handler() {
        @Override
        public void publish(LogRecord entry) {
          byOkHttp.incrementAndGet();
          look(FORMATTER.format(entry));
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
      };

  public static LogTrap set() {
    LogTrap trap = new LogTrap();
    trap.root.detachAppender("CONSOLE");
    trap.root.setLevel(Level.TRACE);
    trap.start();
    trap.root.addAppender(trap);
    trap.sdk.setAdditive(true);
    trap.okHttp.setLevel(java.util.logging.Level.ALL);
    trap.okHttp.setUseParentHandlers(false);
    trap.okHttp.addHandler(trap.handler);
    return trap;
  }

  @Override
  protected void append(ILoggingEvent event) {
    lines.incrementAndGet();
    look(event.getFormattedMessage());
    look(event.getMDCPropertyMap().toString());
    if (event.getThrowableProxy() != null) {
      look(ThrowableProxyUtil.asString(event.getThrowableProxy()));
    }
  }

  private void look(String line) {
    if (Canary.isIn(line)) {
      leaks.add(line);
    }
  }

  public Queue<String> leaks() {
    return leaks;
  }

  /** How many lines there were: a trap that catches none proves nothing. */
  public long lines() {
    return lines.get();
  }

  long linesByOkHttp() {
    return byOkHttp.get();
  }

  @Override
  public void close() {
    root.setLevel(level);
    root.detachAppender(this);
    sdk.setAdditive(additive);
    okHttp.removeHandler(handler);
    okHttp.setLevel(okHttpLevel);
  }
}
