package io.github.registrysdk.core.internal.retry;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Where calls of a client wait together: after one of them was refused by a rate limit, sending the
 * others would only use up their attempts.
 */
public final class RateGate {
  /** What one response says, right or wrong, must not stop a client that runs for months. */
  private static final Duration LONGEST = Duration.ofHours(1);

  /** Until when each scope is closed, in the nanoseconds of the client's {@link Time}. */
  private final Map<String, Long> closedUntil = new ConcurrentHashMap<>();

  private final Time time;

  public RateGate(Time time) {
    this.time = time;
  }

  public void close(String scope, Duration wait) {
    long until = time.nanos() + (wait.compareTo(LONGEST) < 0 ? wait : LONGEST).toNanos();
    closedUntil.merge(scope, until, (a, b) -> b - a > 0 ? b : a);
  }

  /** The scope that stays closed longest, or null if all are open. */
  public @Nullable Closed closed() {
    if (closedUntil.isEmpty()) {
      return null;
    }
    long now = time.nanos();
    closedUntil.values().removeIf(until -> until - now <= 0);
    Closed longest = null;
    for (Map.Entry<String, Long> entry : closedUntil.entrySet()) {
      Duration left = Duration.ofNanos(entry.getValue() - now);
      if (longest == null || left.compareTo(longest.left()) > 0) {
        longest = new Closed(entry.getKey(), left);
      }
    }
    return longest;
  }

  /** A limit that lets nothing through. */
  public record Closed(String scope, Duration left) {}
}
