package io.github.registrysdk.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.Test;

class RetryPolicyTest {

  @Test
  void theDefaultsAreTheDocumentedOnes() {
    RetryPolicy policy = RetryPolicy.standard();
    assertThat(policy.maxAttempts()).isEqualTo(4);
    assertThat(policy.longestServerWait()).isEqualTo(Duration.ofSeconds(90));
    assertThat(policy.budget()).isEqualTo(100);
    Random random = new Random(7);
    Duration most = Duration.ZERO;
    for (int i = 0; i < 1000; i++) {
      assertThat(policy.backoff().delay(1, random)).isLessThanOrEqualTo(Duration.ofMillis(250));
      Duration late = policy.backoff().delay(50, random);
      most = late.compareTo(most) > 0 ? late : most;
    }
    assertThat(most).isBetween(Duration.ofMillis(7800), Duration.ofSeconds(8));
  }

  @Test
  void noneSendsOnce() {
    assertThat(RetryPolicy.none().maxAttempts()).isEqualTo(1);
  }

  @Test
  void everyNumberIsAnOption() {
    Backoff backoff = Backoff.fixed(Duration.ofSeconds(1));
    RetryPolicy policy =
        RetryPolicy.builder()
            .maxAttempts(1)
            .backoff(backoff)
            .longestServerWait(Duration.ZERO)
            .budget(0)
            .build();
    assertThat(policy.maxAttempts()).isEqualTo(1);
    assertThat(policy.backoff()).isSameAs(backoff);
    assertThat(policy.longestServerWait()).isZero();
    assertThat(policy.budget()).isZero();
  }

  @Test
  void numbersOutOfRangeAreRefused() {
    RetryPolicy.Builder builder = RetryPolicy.builder();
    assertThatIllegalArgumentException().isThrownBy(() -> builder.maxAttempts(0));
    assertThatIllegalArgumentException().isThrownBy(() -> builder.budget(-1));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> builder.longestServerWait(Duration.ofNanos(-1)));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> builder.longestServerWait(Duration.ofDays(24).plusNanos(1)))
        .withMessageContaining("longestServerWait");
    assertThatNullPointerException().isThrownBy(() -> builder.backoff(null));
    assertThatNullPointerException().isThrownBy(() -> builder.longestServerWait(null));
  }
}
