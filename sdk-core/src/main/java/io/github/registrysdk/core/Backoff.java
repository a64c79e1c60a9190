package io.github.registrysdk.core;

import java.time.Duration;
import java.util.random.RandomGenerator;

/** How long to wait before a call is sent again, where the provider does not say. */
@FunctionalInterface
public interface Backoff {
  /**
   * The wait before a repetition. If it throws, the call ends with the failure that it is asked
   * about, to which that is added as {@linkplain Throwable#getSuppressed() suppressed}.
   *
   * @param retry 1 before the first repetition, 2 before the second, and so on
   * @param random the client's source of randomness
   * @return the delay; not negative
   */
  Duration delay(int retry, RandomGenerator random);

  /**
   * Doubles from {@code first} up to {@code longest}.
   *
   * @param first the delay before the first repetition; not negative
   * @param longest no delay is longer; not shorter than {@code first}
   * @return a strategy without randomness
   * @throws IllegalArgumentException if {@code first} is negative or longer than {@code longest}
   */
  static Backoff exponential(Duration first, Duration longest) {
    if (first.isNegative() || longest.compareTo(first) < 0) {
      throw new IllegalArgumentException("a backoff needs 0 <= first <= longest");
    }
    return (retry, random) -> {
      Duration delay = first;
      Duration half = longest.dividedBy(2);
      for (int i = 1; i < retry && !delay.isZero(); i++) {
        if (delay.compareTo(half) > 0) {
          return longest;
        }
        delay = delay.multipliedBy(2);
      }
      return delay;
    };
  }

  /**
   * Waits the same time before every repetition.
   *
   * @param delay how long; not negative
   * @return a strategy without randomness
   * @throws IllegalArgumentException if it is negative
   */
  static Backoff fixed(Duration delay) {
    return exponential(delay, delay);
  }

  /**
   * Full jitter: any delay between zero and this one's, so that clients that failed together do not
   * return together.
   *
   * @return this strategy, with randomness
   */
  default Backoff withFullJitter() {
    return (retry, random) -> {
      Duration whole = delay(retry, random);
      // A count of nanoseconds ends after 292 years, and no call waits for one.
      long nanos = whole.toDays() < 365 ? whole.toNanos() : Duration.ofDays(365).toNanos();
      return Duration.ofNanos(nanos == 0 ? 0 : random.nextLong(nanos + 1));
    };
  }
}
