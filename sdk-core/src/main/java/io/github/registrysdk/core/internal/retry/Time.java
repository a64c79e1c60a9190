package io.github.registrysdk.core.internal.retry;

import io.github.registrysdk.core.toolkit.TestSeams;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * A client's clock, its way to wait, and whether it has been closed, which ends all waits.
 * Durations are measured with the JVM's monotonic timer, unless a clock was injected: then
 * everything follows that one.
 */
public final class Time {
  private final InstantSource clock;
  private final boolean injected;
  private final TestSeams.@Nullable Sleeper sleeper;
  private final CountDownLatch closed = new CountDownLatch(1);

  public Time(@Nullable InstantSource clock, TestSeams.@Nullable Sleeper sleeper) {
    this.clock = clock == null ? InstantSource.system() : clock;
    this.injected = clock != null;
    this.sleeper = sleeper;
  }

  public Instant now() {
    return clock.instant();
  }

  /** Only differences of it mean anything. */
  public long nanos() {
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
    if (sleeper != null) {
      sleeper.sleep(wait);
    } else {
      boolean early = closed.await(wait.toNanos(), TimeUnit.NANOSECONDS);
      assert !early || isClosed();
    }
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
