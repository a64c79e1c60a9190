package io.github.registrysdk.buildkite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.registrysdk.core.Effect;
import io.github.registrysdk.core.OutcomeUnknownException;
import io.github.registrysdk.testing.BuildkiteOperation;
import io.github.registrysdk.testing.Fault;
import java.time.Duration;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every request there is, met once by every trouble: how often it is sent, and what it did. */
class RetryMatrixTest {

  /** What happens to the first request. */
  @SuppressWarnings("ImmutableEnumChecker") // faults are records of immutable values
  enum Trouble {
    STATUS_500(Fault.status(500), false),
    STATUS_503(Fault.status(503), false),
    STATUS_502_AFTER_EFFECT(Fault.statusAfterEffect(502), true),
    DROP_BEFORE_EFFECT(Fault.dropBeforeEffect(), false),
    DROP_AFTER_EFFECT(Fault.dropAfterEffect(), true),
    RATE_LIMITED(Fault.rateLimited("rest_user", Duration.ofSeconds(2)), false);

    final Fault fault;
    final boolean afterEffect;

    Trouble(Fault fault, boolean afterEffect) {
      this.fault = fault;
      this.afterEffect = afterEffect;
    }
  }

  static Stream<Arguments> matrix() {
    return Arrays.stream(WireOperation.values())
        .flatMap(
            operation ->
                Arrays.stream(Trouble.values()).map(trouble -> Arguments.of(operation, trouble)));
  }

  @Test
  void noOperationIsForgotten() {
    assertThat(Arrays.stream(WireOperation.values()).map(operation -> operation.asked))
        .contains(BuildkiteOperation.values());
  }

  @ParameterizedTest(name = "{0} meets {1}")
  @MethodSource("matrix")
  void isSentAsOftenAsItMayBe(WireOperation operation, Trouble trouble) {
    try (RetryWorld world = new RetryWorld()) {
      int before = world.fake.calls(operation.asked).size();
      world.fake.faults().on(operation.asked).once(trouble.fault);
      boolean again = operation.mayBeRepeated || refuses(operation, trouble);

      if (again) {
        assertThatCode(() -> operation.run(world)).doesNotThrowAnyException();
      } else {
        assertThatExceptionOfType(OutcomeUnknownException.class)
            .isThrownBy(() -> operation.run(world))
            .satisfies(
                e -> {
                  assertThat(e.effect()).isEqualTo(Effect.UNKNOWN);
                  assertThat(e.attempts()).isEqualTo(1);
                  assertThat(e.howToFindOut()).isNotBlank();
                });
      }

      assertThat(world.fake.faults().remaining()).isZero();
      assertThat(world.fake.calls(operation.asked)).hasSize(before + (again ? 2 : 1));
      assertThat(operation.effects(world)).isEqualTo(again || trouble.afterEffect ? 1 : 0);
    }
  }

  /** Storage has no rate limit in Buildkite's form: it answers 503, which says nothing. */
  private static boolean refuses(WireOperation operation, Trouble trouble) {
    return trouble == Trouble.RATE_LIMITED && operation.asked != BuildkiteOperation.STORE_UPLOAD;
  }
}
