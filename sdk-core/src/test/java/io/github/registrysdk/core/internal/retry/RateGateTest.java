package io.github.registrysdk.core.internal.retry;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class RateGateTest {

  private Instant now = Instant.parse("2026-11-20T10:00:00Z");
  private final RateGate gate = new RateGate(new Time(() -> now, null));

  @Test
  void itIsOpenAtFirst() {
    assertThat(gate.closed()).isNull();
  }

  @Test
  void itStaysClosedForTheWholeWaitAndNoLonger() {
    gate.close("rest", Duration.ofSeconds(10));
    assertThat(gate.closed()).isEqualTo(new RateGate.Closed("rest", Duration.ofSeconds(10)));
    now = now.plusSeconds(9);
    assertThat(gate.closed()).isEqualTo(new RateGate.Closed("rest", Duration.ofSeconds(1)));
    now = now.plusSeconds(1);
    assertThat(gate.closed()).isNull();
  }

  @Test
  void theScopeThatStaysClosedLongestIsReported() {
    gate.close("short", Duration.ofSeconds(5));
    gate.close("long", Duration.ofSeconds(20));
    gate.close("middle", Duration.ofSeconds(10));
    assertThat(gate.closed()).isEqualTo(new RateGate.Closed("long", Duration.ofSeconds(20)));
    now = now.plusSeconds(7);
    assertThat(gate.closed()).isEqualTo(new RateGate.Closed("long", Duration.ofSeconds(13)));
  }

  @Test
  void aShorterWaitDoesNotOpenItEarlier() {
    gate.close("rest", Duration.ofSeconds(10));
    gate.close("rest", Duration.ofSeconds(2));
    assertThat(gate.closed()).isEqualTo(new RateGate.Closed("rest", Duration.ofSeconds(10)));
    gate.close("rest", Duration.ofSeconds(30));
    assertThat(gate.closed()).isEqualTo(new RateGate.Closed("rest", Duration.ofSeconds(30)));
  }

  @Test
  void noResponseClosesItForMoreThanAnHour() {
    gate.close("rest", Duration.ofDays(365));
    assertThat(gate.closed()).isEqualTo(new RateGate.Closed("rest", Duration.ofHours(1)));
    gate.close("core", Duration.ofMinutes(59));
    now = now.plus(Duration.ofMinutes(60));
    assertThat(gate.closed()).isNull();
  }

  @Test
  void noWaitLeavesItOpen() {
    gate.close("rest", Duration.ZERO);
    assertThat(gate.closed()).isNull();
  }
}
