package io.github.registrysdk.core.internal.call;

import io.github.registrysdk.core.internal.retry.Time;
import io.github.registrysdk.core.toolkit.Deadline;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** The time of a call or of a method, which starts now and ends no later than what contains it. */
final class TimeLeft extends Deadline {
  private final Time time;
  private final boolean extensible;
  private final long started;
  private final @Nullable Deadline outer;
  private volatile Duration own;

  /**
   * @param extensible whether a large file adds time, because the caller has not set it
   */
  TimeLeft(Time time, Duration own, boolean extensible) {
    this.time = time;
    this.own = own;
    this.extensible = extensible;
    this.started = time.nanos();
    this.outer = Deadline.current();
  }

  @Override
  public long nanosLeft() {
    return outer == null ? ownNanosLeft() : Math.min(ownNanosLeft(), outer.nanosLeft());
  }

  private long ownNanosLeft() {
    return own.toNanos() - (time.nanos() - started);
  }

  @Override
  public boolean isOver() {
    return time.isClosed() || nanosLeft() <= 0 || (outer != null && outer.isOver());
  }

  /** That of the one which ends first. */
  @Override
  public Duration timeout() {
    return outer != null && outer.nanosLeft() < ownNanosLeft() ? outer.timeout() : own;
  }

  @Override
  public void extend(Duration more) {
    if (extensible) {
      own = own.plus(more);
    }
    if (outer != null) {
      outer.extend(more);
    }
  }

  Duration elapsed() {
    return time.since(started);
  }
}
