package io.github.registrysdk.examples.guide;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

final class FakingTest {
  @Test
  void readIsSentAgainAfterAnOutage() {
    assertThat(Faking.survivesAnOutage()).isEqualTo(2);
  }

  @Test
  void aMinuteTakesNoTime() {
    assertThat(Faking.onManualTime())
        .singleElement()
        .matches(slept -> slept.compareTo(Duration.ofMinutes(1)) >= 0);
  }
}
