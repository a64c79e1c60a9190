package io.github.registrysdk.core.wire;

import io.github.registrysdk.core.Sleeper;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A clock that moves only when somebody sleeps on it, which takes no time. */
final class FakeTime implements InstantSource, Sleeper {
  static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

  private final List<Duration> sleeps = new CopyOnWriteArrayList<>();
  private volatile Instant now = START;

  @Override
  public Instant instant() {
    return now;
  }

  @Override
  public void sleep(Duration duration) throws InterruptedException {
    if (Thread.interrupted()) {
      throw new InterruptedException("before a sleep");
    }
    sleeps.add(duration);
    advance(duration);
  }

  synchronized void advance(Duration by) {
    now = now.plus(by);
  }

  /** In their order. */
  List<Duration> sleeps() {
    return sleeps;
  }
}
