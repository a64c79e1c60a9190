package io.github.registrysdk.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.util.Random;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

class BackoffTest {

  private static final Duration FIRST = Duration.ofMillis(250);
  private static final Duration LONGEST = Duration.ofSeconds(8);
  private final RandomGenerator random = new Random(42);

  @Test
  void doublesUpToTheLongest() {
    Backoff backoff = Backoff.exponential(FIRST, LONGEST);
    long[] expected = {250, 500, 1000, 2000, 4000, 8000, 8000};
    for (int i = 0; i < expected.length; i++) {
      assertThat(backoff.delay(i + 1, random)).isEqualTo(Duration.ofMillis(expected[i]));
    }
  }

  @Test
  void theLongestNeedNotBeADoubling() {
    Backoff backoff = Backoff.exponential(Duration.ofSeconds(3), Duration.ofSeconds(10));
    assertThat(backoff.delay(2, random)).isEqualTo(Duration.ofSeconds(6));
    assertThat(backoff.delay(3, random)).isEqualTo(Duration.ofSeconds(10));
  }

  @Test
  void manyRetriesDoNotOverflow() {
    assertThat(Backoff.exponential(FIRST, LONGEST).delay(1000, random)).isEqualTo(LONGEST);
    Duration endless = Duration.ofSeconds(Long.MAX_VALUE, 999_999_999);
    assertThat(Backoff.exponential(FIRST, endless).delay(1000, random)).isEqualTo(endless);
  }

  @Test
  void jitterSurvivesADelayBeyondNanoseconds() {
    Duration endless = Duration.ofSeconds(Long.MAX_VALUE, 999_999_999);
    for (int i = 0; i < 1000; i++) {
      assertThat(Backoff.fixed(endless).withFullJitter().delay(1, random))
          .isBetween(Duration.ZERO, endless);
    }
    Backoff longest = Backoff.fixed(Duration.ofNanos(Long.MAX_VALUE)).withFullJitter();
    assertThat(longest.delay(1, random)).isBetween(Duration.ZERO, endless);
  }

  @Test
  void fullJitterStaysBetweenZeroAndTheDelayAndUsesAllOfIt() {
    Backoff backoff = Backoff.exponential(FIRST, LONGEST).withFullJitter();
    for (int retry = 1; retry <= 12; retry++) {
      Duration cap = Backoff.exponential(FIRST, LONGEST).delay(retry, random);
      Duration least = cap;
      Duration most = Duration.ZERO;
      for (int i = 0; i < 2000; i++) {
        Duration delay = backoff.delay(retry, random);
        assertThat(delay).isBetween(Duration.ZERO, cap);
        least = delay.compareTo(least) < 0 ? delay : least;
        most = delay.compareTo(most) > 0 ? delay : most;
      }
      assertThat(least).isLessThan(cap.dividedBy(50));
      assertThat(most).isGreaterThan(cap.minus(cap.dividedBy(50)));
    }
  }

  @Test
  void fullJitterCanReachBothEnds() {
    RandomGenerator last = new FixedBound(true);
    RandomGenerator none = new FixedBound(false);
    assertThat(Backoff.fixed(FIRST).withFullJitter().delay(1, last)).isEqualTo(FIRST);
    assertThat(Backoff.fixed(FIRST).withFullJitter().delay(1, none)).isZero();
  }

  @Test
  void noDelayNeedsNoRandomness() {
    Backoff backoff = Backoff.fixed(Duration.ZERO).withFullJitter();
    assertThat(backoff.delay(3, random)).isZero();
  }

  @Test
  void aFixedDelayStaysTheSame() {
    Backoff backoff = Backoff.fixed(FIRST);
    assertThat(backoff.delay(1, random)).isEqualTo(FIRST);
    assertThat(backoff.delay(9, random)).isEqualTo(FIRST);
  }

  @Test
  void limitsOutOfOrderAreRefused() {
    assertThatIllegalArgumentException().isThrownBy(() -> Backoff.exponential(LONGEST, FIRST));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Backoff.exponential(Duration.ofNanos(-1), FIRST));
    assertThatIllegalArgumentException().isThrownBy(() -> Backoff.fixed(Duration.ofNanos(-1)));
    assertThat(Backoff.exponential(FIRST, FIRST).delay(2, random)).isEqualTo(FIRST);
  }

  /** Always the smallest or the largest number that was asked for. */
  private record FixedBound(boolean largest) implements RandomGenerator {
    @Override
    public long nextLong() {
      throw new UnsupportedOperationException("a bound is due");
    }

    @Override
    public long nextLong(long bound) {
      return largest ? bound - 1 : 0;
    }
  }
}
