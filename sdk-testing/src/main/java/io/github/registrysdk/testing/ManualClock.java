package io.github.registrysdk.testing;

import io.github.registrysdk.core.ClientBuilder;
import io.github.registrysdk.core.toolkit.TestSeams;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

/**
 * A clock that a test moves. It is also a sleeper, which moves the clock instead of sleeping. If
 * the fake and the client share one clock, an hour of waiting takes no time. Thread-safe.
 */
public final class ManualClock extends Clock {

  private final Time time;
  private final ZoneId zone;

  private ManualClock(Time time, ZoneId zone) {
    this.time = time;
    this.zone = zone;
  }

  /**
   * A clock in UTC that starts at 2026-01-01T00:00:00Z.
   *
   * @return the clock
   */
  public static ManualClock create() {
    return at(Instant.parse("2026-01-01T00:00:00Z"));
  }

  /**
   * A clock in UTC.
   *
   * @param start the first time of the clock
   * @return the clock
   */
  public static ManualClock at(Instant start) {
    return new ManualClock(new Time(start), ZoneOffset.UTC);
  }

  /**
   * Makes a client use this clock for its timeouts and its waits. The waits then move the clock and
   * take no time.
   *
   * @param builder the builder of the client
   * @param <B> the builder's type
   * @return the builder
   */
  public <B extends ClientBuilder<B>> B configure(B builder) {
    return TestSeams.sleeper(TestSeams.clock(builder, this), this::sleep);
  }

  /**
   * Moves the clock.
   *
   * @param by how far; a negative duration moves it back
   */
  public void advance(Duration by) {
    time.advance(by);
  }

  /**
   * Moves the clock forward by the duration, adds the duration to {@link #sleeps()}, and returns
   * immediately.
   *
   * @param duration how long to sleep; a negative duration does not move the clock
   * @throws InterruptedException if the thread is interrupted; the clock does not move
   */
  public void sleep(Duration duration) throws InterruptedException {
    if (Thread.interrupted()) {
      throw new InterruptedException("interrupted before a sleep of " + duration);
    }
    time.sleep(duration);
  }

  /**
   * The durations given to {@link #sleep}, oldest first.
   *
   * @return a copy that later sleeps do not change
   */
  public List<Duration> sleeps() {
    return time.sleeps();
  }

  @Override
  public Instant instant() {
    return time.now();
  }

  @Override
  public ZoneId getZone() {
    return zone;
  }

  /**
   * The same time in another zone. Moving one clock moves both.
   *
   * @param zone the zone
   * @return a clock that shares the time of this clock
   */
  @Override
  public ManualClock withZone(ZoneId zone) {
    return new ManualClock(time, zone);
  }

  @Override
  public String toString() {
    return "ManualClock[" + instant() + "]";
  }

  private static final class Time {
    private final List<Duration> sleeps = new ArrayList<>();
    private Instant now;

    Time(Instant start) {
      this.now = start;
    }

    synchronized Instant now() {
      return now;
    }

    synchronized void advance(Duration by) {
      now = now.plus(by);
    }

    synchronized void sleep(Duration duration) {
      sleeps.add(duration);
      if (!duration.isNegative()) {
        now = now.plus(duration);
      }
    }

    synchronized List<Duration> sleeps() {
      return List.copyOf(sleeps);
    }
  }
}
