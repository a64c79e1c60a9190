package io.github.registrysdk.examples.tour;

import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicReference;

/**
 * A clock for a fake whose times have whole seconds: it moves on by one with every look, so that
 * two changes are never made in the same second and nobody has to wait for the next.
 */
final class SteppingClock implements InstantSource {
  private final AtomicReference<Instant> now = new AtomicReference<>(Instant.now());

  @Override
  public Instant instant() {
    return now.updateAndGet(before -> before.plusSeconds(1));
  }
}
