package io.github.registrysdk.core.internal.retry;

import io.github.registrysdk.core.toolkit.TestSeams;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * A client's clock, its way to wait, and whether it has been closed, which ends all waits.
 * Durations are measured with the JVM's monotonic timer, unless a clock was injected: then
 * everything follows that one. A wait is over when the sleeper returns, even if the clock says that
 * less time has passed: it is set forward then.
 */
public final class Time {
  private final InstantSource clock;
  private final boolean injected;
  private final TestSeams.@Nullable Sleeper sleeper;
  private final CountDownLatch closed = new CountDownLatch(1);

  /** How far the sleeper is ahead of the clock, in nanoseconds. */
  private final AtomicLong ahead = new AtomicLong();

  public Time(@Nullable InstantSource clock, TestSeams.@Nullable Sleeper sleeper) {
    this.clock = clock == null ? InstantSource.system() : clock;
    this.injected = clock != null;
    this.sleeper = sleeper;
  }

  public Instant now() {
    return clock.instant().plusNanos(ahead.get());
  }

  /** Only differences of it mean anything. */
  public long nanos() {
    return measured() + ahead.get();
  }

  private long measured() {
    if (!injected) {
      return System.nanoTime();
    }
    Instant now = clock.instant();
    return Math.addExact(Math.multiplyExact(now.getEpochSecond(), 1_000_000_000L), now.getNano());
  }

  public Duration since(long nanos) {
    return Duration.ofNanos(nanos() - nanos);
  }

  /** Ends early when the client is closed. */
  public void sleep(Duration wait) throws InterruptedException {
    long end = nanos() + wait.toNanos();
    if (sleeper != null) {
      sleeper.sleep(wait);
    } else if (closed.await(wait.toNanos(), TimeUnit.NANOSECONDS)) {
      return;
    }
    ahead.updateAndGet(before -> Math.max(before, end - measured()));
  }

  /** Closes the client, and returns whether this was the first time. */
  public synchronized boolean close() {
    boolean first = !isClosed();
    closed.countDown();
    return first;
  }

  public boolean isClosed() {
    return closed.getCount() == 0;
  }
}
