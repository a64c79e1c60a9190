package io.github.registrysdk.testing.internal;

import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.UUID;

/**
 * UUIDs of version 7 (RFC 9562, 5.7) that grow from one to the next, also on a clock that does not
 * move.
 */
public final class TimeOrderedIds {

  private final SecureRandom random = new SecureRandom();
  private final InstantSource clock;
  private long lastMillis;
  private long sequence;

  /** Ids that contain the clock's time. */
  public TimeOrderedIds(InstantSource clock) {
    this.clock = clock;
  }

  /** The next id, greater as text than any before it. */
  public synchronized String next() {
    lastMillis = Math.max(lastMillis, clock.millis());
    sequence++;
    // RFC 9562, 6.2, method 1: a counter in rand_a and the top of rand_b keeps the order.
    long high = (lastMillis << 16) | 0x7000L | ((sequence >>> 18) & 0xfffL);
    long low = 0x8000_0000_0000_0000L | ((sequence & 0x3ffffL) << 44) | randomBits();
    return new UUID(high, low).toString();
  }

  private long randomBits() {
    return random.nextLong() & 0xfff_ffff_ffffL;
  }
}
