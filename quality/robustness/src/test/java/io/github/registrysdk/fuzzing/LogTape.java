package io.github.registrysdk.fuzzing;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.AppenderBase;
import org.slf4j.LoggerFactory;

/**
 * Everything that the SDK logs on this thread and OkHttp on any, down to the last detail and kept
 * from the console.
 */
final class LogTape extends AppenderBase<ILoggingEvent> {
  private static final int LONGEST = 1 << 20;

  private static final LogTape TAPE = start("io.github.registrysdk");
  private static final OkHttpTape OK_HTTP = OkHttpTape.start();

  private final ThreadLocal<StringBuilder> lines = ThreadLocal.withInitial(StringBuilder::new);

  private LogTape() {}

  private static LogTape start(String loggers) {
    LogTape tape = new LogTape();
    LoggerContext context = (LoggerContext) LoggerFactory.getILoggerFactory();
    tape.setContext(context);
    tape.start();
    Logger logger = context.getLogger(loggers);
    logger.setLevel(Level.TRACE);
    logger.setAdditive(false);
    logger.addAppender(tape);
    return tape;
  }

  /** Forgets what this thread has logged. */
  static void rewind() {
    TAPE.lines.get().setLength(0);
    OK_HTTP.rewind();
  }

  /** What has been logged since, stack traces included. */
  static String text() {
    return TAPE.lines.get() + OK_HTTP.text();
  }

  @Override
  protected void append(ILoggingEvent event) {
    StringBuilder text = lines.get();
    if (text.length() < LONGEST) {
      text.append(event.getFormattedMessage()).append('\n');
      text.append(event.getMDCPropertyMap()).append('\n');
      if (event.getThrowableProxy() != null) {
        text.append(ThrowableProxyUtil.asString(event.getThrowableProxy())).append('\n');
      }
    }
  }
}
