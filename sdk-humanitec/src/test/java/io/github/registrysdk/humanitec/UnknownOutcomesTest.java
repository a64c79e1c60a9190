package io.github.registrysdk.humanitec;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class UnknownOutcomesTest {
  @Test
  void theOldestIsForgottenBeyondAThousand() {
    UnknownOutcomes unknown = new UnknownOutcomes();
    for (int i = 0; i <= 1_000; i++) {
      unknown.add("acme", "registry-" + i);
    }

    assertThat(unknown.contains("acme", "registry-0")).isFalse();
    assertThat(unknown.contains("acme", "registry-1")).isTrue();
    assertThat(unknown.contains("acme", "registry-1000")).isTrue();
  }
}
