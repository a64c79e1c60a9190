package io.github.registrysdk.core.internal.call;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.registrysdk.core.internal.retry.Time;
import io.github.registrysdk.core.toolkit.Deadline;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

final class TimeLeftTest {
  private final AtomicReference<Instant> now = new AtomicReference<>(Instant.EPOCH);
  private final Time time = new Time(now::get, null);

  private TimeLeft within(Deadline outer, Duration own) {
    Deadline before = Deadline.enter(outer);
    try {
      return new TimeLeft(time, own, false);
    } finally {
      Deadline.enter(before);
    }
  }

  @Test
  void timeoutIsThatOfTheOneWhichEndsFirst() {
    TimeLeft method = new TimeLeft(time, Duration.ofSeconds(40), false);
    assertThat(within(method, Duration.ofSeconds(30)).timeout()).hasSeconds(30);
    assertThat(within(method, Duration.ofSeconds(50)).timeout()).hasSeconds(40);
    now.set(Instant.EPOCH.plusSeconds(39));
    TimeLeft last = within(method, Duration.ofSeconds(30));
    assertThat(last.nanosLeft()).isEqualTo(Duration.ofSeconds(1).toNanos());
    assertThat(last.timeout()).hasSeconds(40);
  }
}
