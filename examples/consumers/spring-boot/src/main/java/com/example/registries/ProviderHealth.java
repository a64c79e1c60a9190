package com.example.registries;

import io.github.registrysdk.core.RateLimitedException;
import io.github.registrysdk.core.SdkException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

/** Asks a provider with one small read, and believes the answer for a while. */
final class ProviderHealth implements HealthIndicator {
  private final Runnable read;
  private final Duration keep;
  private final InstantSource clock;
  private @Nullable Health last;
  private Instant end = Instant.MIN;

  /**
   * @param read ends soon, one way or the other
   * @param keep how often a provider is asked at most: its rate limit is for work
   */
  ProviderHealth(Runnable read, Duration keep, InstantSource clock) {
    this.read = read;
    this.keep = keep;
    this.clock = clock;
  }

  @Override
  public synchronized Health health() {
    Health known = last;
    if (known == null || !clock.instant().isBefore(end)) {
      known = ask();
      last = known;
      end = clock.instant().plus(keep);
    }
    return known;
  }

  private Health ask() {
    try {
      read.run();
      return Health.up().build();
    } catch (RateLimitedException e) {
      // The provider is available, and stopping this instance would not help.
      return Health.up().withDetail("rateLimited", true).build();
    } catch (SdkException e) {
      return Health.down()
          .withDetail("failure", e.getClass().getSimpleName())
          .withDetail("status", e.status())
          .build();
    }
  }
}
