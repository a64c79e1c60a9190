package io.github.registrysdk.core.wire;

import io.github.registrysdk.core.ClientBuilder;
import io.github.registrysdk.core.toolkit.TestSeams;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;

/** A clock that only waits move; the fakes' clock is in a module that needs this one. */
final class TestClock implements InstantSource {
  private final List<Duration> sleeps = new ArrayList<>();
  private Instant now;

  TestClock(Instant start) {
    this.now = start;
  }

  <B extends ClientBuilder<B>> B configure(B builder) {
    return TestSeams.sleeper(TestSeams.clock(builder, this), this::sleep);
  }

  @Override
  public synchronized Instant instant() {
    return now;
  }

  synchronized void advance(Duration by) {
    now = now.plus(by);
  }

  synchronized void sleep(Duration duration) throws InterruptedException {
    if (Thread.interrupted()) {
      throw new InterruptedException("interrupted before a sleep of " + duration);
    }
    sleeps.add(duration);
    now = now.plus(duration);
  }

  synchronized List<Duration> sleeps() {
    return List.copyOf(sleeps);
  }
}
