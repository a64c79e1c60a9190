package io.github.registrysdk.testing.internal;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/** Counts requests per key in fixed windows, the first request of a key opening its window. */
public final class RequestLimit {

  private final int limit;
  private final Duration window;
  private final Map<String, Window> windows = new HashMap<>();

  /**
   * A limit with nothing used.
   *
   * @param limit requests allowed in a window
   * @param window a window's length
   */
  public RequestLimit(int limit, Duration window) {
    this.limit = limit;
    this.window = window;
  }

  /** Counts one request. Refused requests count as well. */
  public Usage count(String key, Instant now) {
    Window current = windows.get(key);
    if (current == null || !now.isBefore(current.end)) {
      current = new Window(now.plus(window));
      windows.put(key, current);
    }
    current.count++;
    return peek(key, now);
  }

  /** The usage of a key, without counting a request. */
  public Usage peek(String key, Instant now) {
    Window current = windows.get(key);
    if (current == null || !now.isBefore(current.end)) {
      return new Usage(limit, 0, window);
    }
    return new Usage(limit, current.count, Duration.between(now, current.end));
  }

  /**
   * The usage of a key.
   *
   * @param limit requests allowed in a window
   * @param current requests in this window so far, refused ones included
   * @param reset time until the window ends
   */
  public record Usage(int limit, int current, Duration reset) {

    /** Whether the last request was one too many. */
    public boolean isExceeded() {
      return current > limit;
    }

    /** Requests still allowed in this window. */
    public int remaining() {
      return Math.max(0, limit - current);
    }

    /** The time until the window ends in whole seconds, rounded up. */
    public long resetSeconds() {
      return reset.plusNanos(999_999_999).toSeconds();
    }
  }

  private static final class Window {
    final Instant end;
    int count;

    Window(Instant end) {
      this.end = end;
    }
  }
}
