package io.github.registrysdk.humanitec;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class UnclearCreatesTest {
  @Test
  void theOldestIsForgottenBeyondAThousand() {
    UnclearCreates unclear = new UnclearCreates();
    for (int i = 0; i <= 1_000; i++) {
      unclear.add("acme", "registry-" + i);
    }

    assertThat(unclear.contains("acme", "registry-0")).isFalse();
    assertThat(unclear.contains("acme", "registry-1")).isTrue();
    assertThat(unclear.contains("acme", "registry-1000")).isTrue();
  }
}
