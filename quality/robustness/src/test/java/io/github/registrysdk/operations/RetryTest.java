package io.github.registrysdk.operations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.registrysdk.core.Effect;
import io.github.registrysdk.core.OutcomeUnknownException;
import io.github.registrysdk.core.RateLimitedException;
import io.github.registrysdk.core.SdkException;
import io.github.registrysdk.core.ServerException;
import io.github.registrysdk.testing.FakeBuildkite;
import io.github.registrysdk.testing.Fault;
import io.github.registrysdk.testsupport.ExpectedRetry;
import io.github.registrysdk.testsupport.ExpectedRetry.Verdict;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every request to a fake that fails: how often it is sent, and how often it is done. */
class RetryTest {

  /** What happens to the first request. */
  enum Trouble {
    STATUS_500,
    STATUS_503,
    STATUS_502_AFTER_EFFECT,
    DROP_BEFORE_EFFECT,
    DROP_AFTER_EFFECT,
    RATE_LIMITED,
    UNAVAILABLE_WITH_TIME;

    Fault fault(FakeWorld world) {
      return switch (this) {
        case STATUS_500 -> Fault.status(500);
        case STATUS_503 -> Fault.status(503);
        case STATUS_502_AFTER_EFFECT -> Fault.statusAfterEffect(502);
        case DROP_BEFORE_EFFECT -> Fault.dropBeforeEffect();
        case DROP_AFTER_EFFECT -> Fault.dropAfterEffect();
        case RATE_LIMITED -> world.rateLimit(Duration.ofSeconds(7));
        case UNAVAILABLE_WITH_TIME -> Fault.status(503, Map.of("Retry-After", "3"), "");
      };
    }

    /** Storage has no rate limit of Buildkite's: it responds with a 503 that says nothing. */
    ExpectedRetry expected(Sample struck) {
      boolean refused =
          this == UNAVAILABLE_WITH_TIME || (this == RATE_LIMITED && !struck.isStorage());
      return refused ? ExpectedRetry.REFUSED : ExpectedRetry.UNCLEAR;
    }

    boolean comesAfterEffect() {
      return this == STATUS_502_AFTER_EFFECT || this == DROP_AFTER_EFFECT;
    }
  }

  static List<Sample> samples() {
    return Samples.withSignIn();
  }

  static Stream<Arguments> samplesAndTroubles() {
    return samples().stream()
        .flatMap(
            sample ->
                Arrays.stream(Trouble.values()).map(trouble -> Arguments.of(sample, trouble)));
  }

  @ParameterizedTest(name = "{0} meets {1}")
  @MethodSource("samplesAndTroubles")
  void isSentAndDoneAsOftenAsExpected(Sample sample, Trouble trouble) {
    try (FakeWorld world = new FakeWorld(sample)) {
      int before = world.requests(sample.operation());
      world.faultsOn(sample.operation()).once(trouble.fault(world));
      Verdict expected = trouble.expected(sample).of(sample.retryClass());

      Throwable thrown = catchThrowable(() -> sample.call(world.caller));

      if (expected.retries()) {
        assertThat(thrown).isNull();
      } else {
        assertThat(thrown).isInstanceOf(OutcomeUnknownException.class);
        OutcomeUnknownException unknown = (OutcomeUnknownException) thrown;
        assertThat(unknown.effect()).isEqualTo(Effect.UNKNOWN);
        assertThat(unknown.attempts()).isEqualTo(1);
        assertThat(unknown.recoveryHint()).isNotBlank();
      }
      assertThat(world.fake.faults().remaining()).isZero();
      assertThat(world.requests(sample.operation()))
          .isEqualTo(before + (expected.retries() ? 2 : 1));
      assertThat(world.effects(sample))
          .isEqualTo(
              expected.retries() || trouble.comesAfterEffect() ? 1 : effectsOfNothing(sample));
    }
  }

  /** What leaves no trace counts as done once. */
  private static int effectsOfNothing(Sample sample) {
    try (FakeWorld untouched = new FakeWorld(sample)) {
      return untouched.effects(sample);
    }
  }

  /** The statuses that were seen at Buildkite where its documentation has others. */
  @ParameterizedTest
  @MethodSource("samplesOfBuildkite")
  void observedStatusesAreSuccessesToo(Sample sample) {
    try (FakeWorld world = new FakeWorld(sample, FakeBuildkite.builder().observedStatuses())) {
      int before = world.requests(sample.operation());

      sample.call(world.caller);

      assertThat(world.requests(sample.operation())).isEqualTo(before + 1);
      assertThat(world.effects(sample)).isEqualTo(1);
    }
  }

  static List<Sample> samplesOfBuildkite() {
    return Samples.of(Provider.BUILDKITE);
  }

  @ParameterizedTest
  @MethodSource("samples")
  void requestsBeforeItAreRetriedToo(Sample sample) {
    for (Sample earlier : sample.before()) {
      try (FakeWorld world = new FakeWorld(sample)) {
        world.faultsOn(earlier.operation()).once(Fault.status(500));

        sample.call(world.caller);

        assertThat(world.requests(earlier.operation())).isEqualTo(2);
        assertThat(world.effects(sample)).isEqualTo(1);
      }
    }
  }

  @ParameterizedTest
  @MethodSource("samples")
  void rateLimitIsWaitedOutAsLongAsItSays(Sample sample) {
    if (sample.isStorage()) {
      return;
    }
    try (FakeWorld world = new FakeWorld(sample)) {
      world.faultsOn(sample.operation()).once(Trouble.RATE_LIMITED.fault(world));

      sample.call(world.caller);

      assertThat(world.clock.sleeps())
          .anySatisfy(
              slept -> assertThat(slept).isBetween(Duration.ofSeconds(7), Duration.ofSeconds(9)));
    }
  }

  @ParameterizedTest
  @MethodSource("samples")
  void rateLimitThatLastsTooLongFailsAtOnce(Sample sample) {
    if (sample.isStorage()) {
      return;
    }
    try (FakeWorld world = new FakeWorld(sample)) {
      int before = world.requests(sample.operation());
      world.faultsOn(sample.operation()).once(world.rateLimit(Duration.ofHours(1)));

      RateLimitedException e =
          catchThrowableOfType(RateLimitedException.class, () -> sample.call(world.caller));

      assertThat(e.retryAt().orElseThrow())
          .isBetween(
              world.clock.instant().plus(Duration.ofMinutes(59)),
              world.clock.instant().plus(Duration.ofMinutes(61)));
      assertThat(e.effect()).isEqualTo(Effect.NONE);
      assertThat(world.requests(sample.operation())).isEqualTo(before + 1);
    }
  }

  @ParameterizedTest
  @MethodSource("samples")
  void lastingFailureEndsTheCall(Sample sample) {
    try (FakeWorld world = new FakeWorld(sample)) {
      int before = world.requests(sample.operation());
      world.faultsOn(sample.operation()).always(Fault.status(502));
      Verdict expected = ExpectedRetry.UNCLEAR.of(sample.retryClass());

      SdkException thrown =
          catchThrowableOfType(SdkException.class, () -> sample.call(world.caller));

      assertThat(thrown)
          .isInstanceOf(expected.retries() ? ServerException.class : OutcomeUnknownException.class);
      assertThat(world.requests(sample.operation())).isEqualTo(before + expected.requests());
    }
  }
}
