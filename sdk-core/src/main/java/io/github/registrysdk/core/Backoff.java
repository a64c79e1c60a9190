package io.github.registrysdk.core;

import java.time.Duration;
import java.util.random.RandomGenerator;

/** Decides how long to wait before a retry if the provider does not say how long. */
@FunctionalInterface
public interface Backoff {
  /**
   * Returns the delay before a retry. If this method throws an exception, the call is not retried.
   * The call then throws the failure of its last attempt, with the exception of this method as a
   * {@linkplain Throwable#getSuppressed() suppressed} exception.
   *
   * @param retry the number of the retry, starting at 1
   * @param random the source of randomness of the client
   * @return the delay, which must not be negative
   */
  Duration delay(int retry, RandomGenerator random);

  /**
   * Returns an exponential backoff: the delay doubles with each retry, up to a maximum.
   *
   * @param first the delay before the first retry
   * @param longest the maximum delay
   * @return a backoff without randomness
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
   * Returns a backoff with the same delay before each retry.
   *
   * @param delay the delay
   * @return a backoff without randomness
   * @throws IllegalArgumentException if the delay is negative
   */
  static Backoff fixed(Duration delay) {
    return exponential(delay, delay);
  }

  /**
   * Returns this backoff with full jitter: each delay is random, between zero and the delay of this
   * backoff. This way, clients that failed at the same time do not all retry at the same time.
   *
   * @return a backoff with randomness
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
