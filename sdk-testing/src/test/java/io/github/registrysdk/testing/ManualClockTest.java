package io.github.registrysdk.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;

class ManualClockTest {

  private static final Instant START = Instant.parse("2026-02-03T04:05:06Z");

  private final ManualClock clock = ManualClock.at(START);

  @Test
  void standsUntilAdvanced() {
    assertThat(clock.instant()).isEqualTo(START);

    clock.advance(Duration.ofHours(1));

    assertThat(clock.instant()).isEqualTo(START.plusSeconds(3600));
    assertThat(clock.sleeps()).isEmpty();
  }

  @Test
  void sleepingMovesItAndIsNoted() throws InterruptedException {
    clock.sleep(Duration.ofSeconds(8));
    clock.sleep(Duration.ofSeconds(-1));

    assertThat(clock.instant()).isEqualTo(START.plusSeconds(8));
    assertThat(clock.sleeps()).containsExactly(Duration.ofSeconds(8), Duration.ofSeconds(-1));
  }

  @Test
  void interruptedSleepDoesNotMoveIt() {
    Thread.currentThread().interrupt();

    assertThatThrownBy(() -> clock.sleep(Duration.ofSeconds(8)))
        .isInstanceOf(InterruptedException.class);
    assertThat(clock.instant()).isEqualTo(START);
    assertThat(clock.sleeps()).isEmpty();
  }

  @Test
  void otherZonesShareItsTime() {
    var tokyo = clock.withZone(ZoneId.of("Asia/Tokyo"));

    clock.advance(Duration.ofDays(1));

    assertThat(tokyo.instant()).isEqualTo(clock.instant());
    assertThat(tokyo.getZone()).isEqualTo(ZoneId.of("Asia/Tokyo"));
  }
}
