package io.github.registrysdk.core.internal.call;

import io.github.registrysdk.core.toolkit.GuardedLog;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The header with which a server continues the trace of its caller, from the caller's own code. */
final class TraceHeader {
  static final String NAME = "traceparent";

  private static final GuardedLog LOG = GuardedLog.named("io.github.registrysdk.http");

  /** Of W3C Trace Context. Nothing else that the caller's code returns leaves the process. */
  private static final Pattern FORMAT = Pattern.compile("00-[0-9a-f]{32}-[0-9a-f]{16}-[0-9a-f]{2}");

  private TraceHeader() {}

  /** Returns null if there is nothing to send. */
  static @Nullable String value(Supplier<@Nullable String> source) {
    try {
      String value = source.get();
      if (value == null || FORMAT.matcher(value).matches()) {
        return value;
      }
      LOG.warn("the trace header is not sent: its value is not that of a traceparent");
    } catch (Throwable e) { // none of it may change how a call ends
      if (e instanceof InterruptedException) {
        Thread.currentThread().interrupt();
      }
      LOG.warn("the trace header is not sent: its source failed: {}", e.getClass().getName());
    }
    return null;
  }
}
