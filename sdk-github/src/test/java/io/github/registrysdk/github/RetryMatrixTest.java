package io.github.registrysdk.github;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.registrysdk.core.Effect;
import io.github.registrysdk.core.OutcomeUnknownException;
import io.github.registrysdk.core.SdkException;
import io.github.registrysdk.testing.FakeGitHub;
import io.github.registrysdk.testing.Fault;
import io.github.registrysdk.testing.GitHubOperation;
import java.time.Duration;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Every request there is, met once by every trouble: how often it is sent, and what it did. */
class RetryMatrixTest {

  /** What happens to the first request. */
  enum Trouble {
    STATUS_500(Fault.status(500), false),
    STATUS_503(Fault.status(503), false),
    STATUS_502_AFTER_EFFECT(Fault.statusAfterEffect(502), true),
    DROP_BEFORE_EFFECT(Fault.dropBeforeEffect(), false),
    DROP_AFTER_EFFECT(Fault.dropAfterEffect(), true),
    RATE_LIMITED(Fault.rateLimited(FakeGitHub.SECONDARY, Duration.ofSeconds(2)), false);

    @SuppressWarnings("ImmutableEnumChecker") // each fault is a record of immutable values
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
        .containsOnly(GitHubOperation.values());
  }

  @ParameterizedTest(name = "{0} meets {1}")
  @MethodSource("matrix")
  void isSentAsOftenAsItMayBe(WireOperation operation, Trouble trouble) {
    try (RetryWorld world = new RetryWorld()) {
      int before = world.fake.calls(operation.asked).size();
      world.fake.faults().on(operation.asked).once(trouble.fault);
      boolean again = operation.mayBeRepeated || trouble == Trouble.RATE_LIMITED;

      if (again) {
        assertThatCode(() -> operation.run(world)).doesNotThrowAnyException();
      } else {
        assertThatExceptionOfType(OutcomeUnknownException.class)
            .isThrownBy(() -> operation.run(world))
            .satisfies(
                e -> {
                  assertThat(e.effect()).isEqualTo(Effect.UNKNOWN);
                  assertThat(e.attempts()).isEqualTo(1);
                  assertThat(e.howToFindOut()).isEqualTo(operation.howToFindOut);
                });
      }

      assertThat(world.fake.faults().remaining()).isZero();
      assertThat(world.fake.calls(operation.asked)).hasSize(before + (again ? 2 : 1));
      assertThat(operation.wasDone(world)).isEqualTo(again || trouble.afterEffect);
      assertThat(world.fake.organization("acme").registries()).hasSizeLessThanOrEqualTo(2);
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"CREATE", "UPDATE"})
  void refusalWithTimeToComeBackIsRepeated(WireOperation operation) {
    try (RetryWorld world = new RetryWorld()) {
      world.fake.faults().on(operation.asked).once(RetryWorld.comeBackInASecond());

      operation.run(world);

      assertThat(operation.wasDone(world)).isTrue();
      assertThat(world.fake.calls(operation.asked)).hasSize(2);
    }
  }

  @Test
  void answerThatCanNotBeReadIsNoReasonToCreateTwice() {
    for (Fault fault : new Fault[] {Fault.html(), Fault.malformedJson(), Fault.truncatedBody()}) {
      try (RetryWorld world = new RetryWorld()) {
        world.fake.faults().on(GitHubOperation.CREATE_REGISTRY).once(fault);

        assertThatExceptionOfType(SdkException.class)
            .isThrownBy(() -> WireOperation.CREATE.run(world))
            .satisfies(e -> assertThat(e.effect()).isNotEqualTo(Effect.NONE));

        assertThat(world.fake.organization("acme").registries()).hasSize(2);
        assertThat(world.fake.calls(GitHubOperation.CREATE_REGISTRY)).hasSize(1);
      }
    }
  }
}
