package io.github.registrysdk.humanitec;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.registrysdk.core.ApiError;
import io.github.registrysdk.core.CallReport;
import io.github.registrysdk.core.ConflictException;
import io.github.registrysdk.core.Effect;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class UnclearCreatesTest {
  @Test
  void theOldestIsForgottenBeyondAThousand() {
    ConflictException conflict =
        new ConflictException(
            new CallReport(
                "make", "POST", "h", "/", 409, 1, Duration.ZERO, null, null, Effect.NONE),
            ApiError.NONE);
    UnclearCreates unclear = new UnclearCreates();
    for (int i = 0; i <= 1_000; i++) {
      unclear.add("acme", "registry-" + i);
    }

    assertThat(unclear.explain("acme", "registry-0", conflict)).isSameAs(conflict);
    assertThat(unclear.explain("acme", "registry-1", conflict)).isNotSameAs(conflict);
    assertThat(unclear.explain("acme", "registry-1000", conflict)).isNotSameAs(conflict);
  }
}
