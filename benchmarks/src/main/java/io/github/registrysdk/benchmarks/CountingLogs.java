package io.github.registrysdk.benchmarks;

import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import org.jspecify.annotations.Nullable;
import org.slf4j.ILoggerFactory;
import org.slf4j.IMarkerFactory;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.helpers.BasicMarkerFactory;
import org.slf4j.helpers.NOPMDCAdapter;
import org.slf4j.spi.LoggingEventBuilder;
import org.slf4j.spi.MDCAdapter;
import org.slf4j.spi.NOPLoggingEventBuilder;
import org.slf4j.spi.SLF4JServiceProvider;

/**
 * A log all of whose levels are off, and that counts whoever calls it without having asked: such a
 * call pays for its arguments, whatever the log does with them. Named on the command line of the
 * variant that is measured with it.
 */
public final class CountingLogs implements SLF4JServiceProvider {
  private static final Logger LOGGER =
      (Logger)
          Proxy.newProxyInstance(
              Logger.class.getClassLoader(),
              new Class<?>[] {Logger.class},
              (proxy, method, arguments) -> answer(method));

  private final IMarkerFactory markers = new BasicMarkerFactory();
  private final MDCAdapter context = new NOPMDCAdapter();

  /** By SLF4J. */
  public CountingLogs() {}

  /** Without it nothing would be counted, and all would seem well. */
  static void requireInUse() {
    if (!Proxy.isProxyClass(LoggerFactory.getLogger("").getClass())) {
      throw new IllegalStateException("the log that counts is not in use");
    }
  }

  private static @Nullable Object answer(Method method) {
    String name = method.getName();
    if (name.startsWith("is")) {
      return false;
    }
    if (name.equals("getName")) {
      return "counting";
    }
    Worker.LOGGED.incrementAndGet();
    return method.getReturnType() == LoggingEventBuilder.class
        ? NOPLoggingEventBuilder.singleton()
        : null;
  }

  @Override
  public ILoggerFactory getLoggerFactory() {
    return name -> LOGGER;
  }

  @Override
  public IMarkerFactory getMarkerFactory() {
    return markers;
  }

  @Override
  public MDCAdapter getMDCAdapter() {
    return context;
  }

  @Override
  public String getRequestedApiVersion() {
    return "2.0.99";
  }

  @Override
  public void initialize() {}
}
