package io.github.registrysdk.humanitec;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.registrysdk.core.ApiError;
import io.github.registrysdk.core.CallReport;
import io.github.registrysdk.core.ConflictException;
import io.github.registrysdk.core.Effect;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class UnclearCreatesTest {
  private static final ConflictException CONFLICT =
      new ConflictException(
          new CallReport(
              "create a registry",
              "POST",
              "h",
              "/",
              409,
              1,
              Duration.ZERO,
              null,
              null,
              Effect.NONE),
          ApiError.NONE);

  @Test
  void theOldestIsForgottenBeyondAThousand() {
    UnclearCreates unclear = new UnclearCreates();
    for (int i = 0; i <= 1_000; i++) {
      unclear.add("acme", "registry-" + i);
    }

    assertThat(unclear.explain("acme", "registry-0", CONFLICT)).isSameAs(CONFLICT);
    assertThat(unclear.explain("acme", "registry-1", CONFLICT)).isNotSameAs(CONFLICT);
    assertThat(unclear.explain("acme", "registry-1000", CONFLICT)).isNotSameAs(CONFLICT);
  }
}
