package io.github.registrysdk.core.internal.retry;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Keeps the writes of a client apart, for providers that ask for it. */
public final class WriteInterval {
  private final Time time;
  private final Duration interval;
  private @Nullable Long nextFree;

  public WriteInterval(Time time, Duration interval) {
    this.time = time;
    this.interval = interval;
  }

  /**
   * Takes the next free place and returns how long it is until then.
   *
   * @param longest no place further away is taken
   * @return null if there is none within {@code longest}
   */
  public @Nullable Duration reserve(Duration longest) {
    if (interval.isZero()) {
      return Duration.ZERO;
    }
    synchronized (this) {
      long now = time.nanos();
      long start = nextFree == null || nextFree - now <= 0 ? now : nextFree;
      if (start - now >= longest.toNanos()) {
        return null;
      }
      nextFree = start + interval.toNanos();
      return Duration.ofNanos(start - now);
    }
  }
}
