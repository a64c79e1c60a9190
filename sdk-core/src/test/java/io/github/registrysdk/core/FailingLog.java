package io.github.registrysdk.core;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.turbo.TurboFilter;
import ch.qos.logback.core.spi.FilterReply;
import io.github.registrysdk.testsupport.Sneaky;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.LoggerFactory;
import org.slf4j.Marker;

/** Makes all loggers of the SDK throw until it is closed, as a filter or an appender can. */
public final class FailingLog implements AutoCloseable {
  private final LoggerContext context = (LoggerContext) LoggerFactory.getILoggerFactory();
  private final AtomicInteger failures = new AtomicInteger();

  public FailingLog(Throwable thrown) {
    context.addTurboFilter(
        new TurboFilter() {
          @Override
          public FilterReply decide(
              Marker marker,
              Logger logger,
              Level level,
              String format,
              Object[] arguments,
              Throwable e) {
            if (!logger.getName().startsWith("io.github.registrysdk")) {
              return FilterReply.NEUTRAL;
            }
            failures.incrementAndGet();
            Sneaky.throwAsItIs(thrown);
            return FilterReply.NEUTRAL;
          }
        });
  }

  /** How often something was to be logged. */
  public int failures() {
    return failures.get();
  }

  @Override
  public void close() {
    context.resetTurboFilterList();
  }
}
