package io.github.registrysdk.fuzzing;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.registrysdk.buildkite.BuildkiteClient;
import io.github.registrysdk.core.SdkException;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

/**
 * A token's secret is shown once. Ten thousand answers that are wrong in up to three ways still
 * hold it, and it is lost in none.
 */
class TenThousandTokensTest {
  private static final int ANSWERS = 10_000;
  private static final long SEED = 20_261_121;

  private final Map<Carriage, Integer> recovered = new EnumMap<>(Carriage.class);
  private int returned;

  @Test
  void secretIsInTheResultOrInTheFailureAndNowhereElse() {
    Random random = new Random(SEED);
    Carriage[] ways = Carriage.values();
    for (int i = 0; i < ANSWERS; i++) {
      TokenResponse answer = new TokenResponse(random);
      Spoiling[] all = Spoiling.values();
      for (int changes = random.nextInt(4); changes > 0; changes--) {
        all[random.nextInt(all.length)].apply(answer, random);
      }
      Carriage carriage = ways[i % ways.length];
      judge(i, carriage, carriage.carry(answer, random));
    }

    int saved = recovered.values().stream().mapToInt(Integer::intValue).sum();
    assertThat(returned + saved).isEqualTo(ANSWERS);
    assertThat(recovered).containsOnlyKeys(Carriage.values());
    // Both ways were taken: answers that are spoilt too little or too much would prove nothing.
    assertThat(returned).isBetween(ANSWERS / 50, ANSWERS / 2);
  }

  private void judge(int number, Carriage carriage, byte[] bytes) {
    MemoryWire wire = MemoryWire.responding(bytes);
    try (BuildkiteClient client = Clients.buildkite(wire)) {
      Oracle.Outcome outcome =
          Oracle.judge(wire, () -> Calls.run(Calls.CREATE_TOKEN, client), Canary.ONCE);
      assertThat(OneTimeTokenFuzzTest.secret(outcome))
          .as(() -> "answer " + number + ", " + carriage + ": " + shortened(bytes))
          .isEqualTo(Optional.of(Canary.ONCE.secret()));
      assertThat(wire.requests()).as("requests of answer " + number).hasSize(1);
      SdkException failure = outcome.sdkFailure();
      if (failure == null) {
        returned++;
        assertThat(String.valueOf(outcome.result())).doesNotContain(Canary.ONCE.text());
      } else {
        recovered.merge(carriage, 1, Integer::sum);
      }
    }
  }

  private static String shortened(byte[] bytes) {
    return new String(bytes, ISO_8859_1).replaceAll("f{9,}", "f…f");
  }
}
