package com.example.registries;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.registrysdk.testing.ManualClock;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.springframework.boot.health.contributor.Health;

class ProviderHealthTest {
  @Test
  void providerIsAskedOnceInAWhile() {
    ManualClock clock = ManualClock.create();
    AtomicInteger asked = new AtomicInteger();
    ProviderHealth health =
        new ProviderHealth(asked::incrementAndGet, Duration.ofSeconds(30), clock);

    assertThat(health.health()).isEqualTo(Health.up().build());
    clock.advance(Duration.ofSeconds(29));
    health.health();
    assertThat(asked).hasValue(1);

    clock.advance(Duration.ofSeconds(1));
    health.health();
    assertThat(asked).hasValue(2);
  }
}
