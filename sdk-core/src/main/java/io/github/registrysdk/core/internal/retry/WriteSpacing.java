package io.github.registrysdk.core.internal.retry;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Keeps the writes of a client apart, for providers that ask for it. */
public final class WriteSpacing {
  private final Time time;
  private final Duration spacing;
  private @Nullable Long nextFree;

  public WriteSpacing(Time time, Duration spacing) {
    this.time = time;
    this.spacing = spacing;
  }

  /**
   * Takes the next free place and tells how long it is until then.
   *
   * @param longest no place further away is taken
   * @return null if there is none within {@code longest}
   */
  public @Nullable Duration reserve(Duration longest) {
    if (spacing.isZero()) {
      return Duration.ZERO;
    }
    synchronized (this) {
      long now = time.nanos();
      long start = nextFree == null || nextFree - now <= 0 ? now : nextFree;
      if (start - now >= longest.toNanos()) {
        return null;
      }
      nextFree = start + spacing.toNanos();
      return Duration.ofNanos(start - now);
    }
  }
}
