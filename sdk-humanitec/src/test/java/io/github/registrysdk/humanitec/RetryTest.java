package io.github.registrysdk.humanitec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.registrysdk.core.Effect;
import io.github.registrysdk.core.OutcomeUnknownException;
import io.github.registrysdk.core.RateLimitedException;
import io.github.registrysdk.core.ServerException;
import io.github.registrysdk.testing.FakeHumanitec;
import io.github.registrysdk.testing.FakeHumanitecRegistry;
import io.github.registrysdk.testing.Fault;
import io.github.registrysdk.testing.HumanitecOperation;
import io.github.registrysdk.testing.ManualClock;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What happens to each operation when the answer is a refusal, a failure or none. */
class RetryTest {
  private final ManualClock clock = ManualClock.create();
  private final FakeHumanitec fake = FakeHumanitec.builder().clock(clock).start();
  private final HumanitecClient client = Clients.of(fake, clock);
  private final RegistryService registries = client.organization("acme").registries();

  RetryTest() {
    fake.addRegistry("acme", "team", "r.example", "basic");
  }

  @AfterEach
  void close() {
    client.close();
    fake.close();
  }

  private void strike(HumanitecCall call, Fault fault) {
    fake.faults().on(call.operation()).once(fault);
  }

  private int sent(HumanitecCall call) {
    assertThat(fake.faults().remaining()).isZero();
    assertThat(fake.calls()).hasSameSizeAs(fake.calls(call.operation()));
    return fake.calls().size();
  }

  private List<String> ids() {
    return fake.organization("acme").registries().stream().map(FakeHumanitecRegistry::id).toList();
  }

  /** The state that one call, and no more than one, leaves behind. */
  private void assertDoneOnce(HumanitecCall call) {
    switch (call.kind()) {
      case SAFE -> assertThat(ids()).containsExactly("humanitec", "team");
      case UPDATE ->
          assertThat(fake.organization("acme").registry("team").password()).isEqualTo("hunter3");
      case CREATE -> assertThat(ids()).containsExactly("humanitec", "team", "made");
      case DELETE -> assertThat(ids()).containsExactly("humanitec");
    }
  }

  @Test
  void everyOperationIsHere() {
    assertThat(Arrays.stream(HumanitecCall.values()).map(HumanitecCall::operation))
        .containsExactlyInAnyOrder(HumanitecOperation.values());
  }

  @ParameterizedTest
  @EnumSource
  void refusalIsWaitedOutAsLongAsItSays(HumanitecCall call) {
    strike(call, Fault.rateLimited(FakeHumanitec.API, Duration.ofSeconds(7)));

    call.run(registries);

    assertThat(sent(call)).isEqualTo(2);
    assertThat(clock.sleeps())
        .singleElement()
        .satisfies(
            slept -> assertThat(slept).isBetween(Duration.ofSeconds(7), Duration.ofSeconds(9)));
    assertDoneOnce(call);
  }

  @ParameterizedTest
  @EnumSource
  void refusalForTooLongFailsAtOnceWithTheTimeToComeBack(HumanitecCall call) {
    strike(call, Fault.rateLimited(FakeHumanitec.API, Duration.ofHours(1)));

    RateLimitedException e =
        catchThrowableOfType(RateLimitedException.class, () -> call.run(registries));

    assertThat(e.retryAt()).hasValue(clock.instant().plus(Duration.ofHours(1)));
    assertThat(e.effect()).isEqualTo(Effect.NONE);
    assertThat(sent(call)).isEqualTo(1);
    assertThat(clock.sleeps()).isEmpty();
  }

  @ParameterizedTest
  @EnumSource
  void unavailabilityWithATimeIsARefusal(HumanitecCall call) {
    strike(call, Fault.status(503, Map.of("Retry-After", "3"), ""));

    call.run(registries);

    assertThat(sent(call)).isEqualTo(2);
    assertDoneOnce(call);
  }

  @ParameterizedTest
  @EnumSource
  void failureOfTheServerIsTriedAgainUnlessItCouldDouble(HumanitecCall call) {
    strike(call, Fault.status(500));

    assertTriedAgainIfRepeatable(call);
  }

  @ParameterizedTest
  @EnumSource
  void lostAnswerIsAskedForAgainUnlessItCouldDouble(HumanitecCall call) {
    strike(call, Fault.dropBeforeEffect());

    assertTriedAgainIfRepeatable(call);
  }

  private void assertTriedAgainIfRepeatable(HumanitecCall call) {
    Throwable thrown = catchThrowable(() -> call.run(registries));

    if (call.isRepeatable()) {
      assertThat(thrown).isNull();
      assertThat(sent(call)).isEqualTo(2);
      assertDoneOnce(call);
    } else {
      assertThat(thrown).isInstanceOf(OutcomeUnknownException.class);
      assertThat(sent(call)).isEqualTo(1);
      assertThat(ids()).containsExactly("humanitec", "team");
      assertThat(fake.organization("acme").registry("team").password()).isNull();
    }
  }

  @ParameterizedTest
  @EnumSource
  void hiddenEffectIsNeverDoubled(HumanitecCall call) {
    strike(call, Fault.dropAfterEffect());

    Throwable thrown = catchThrowable(() -> call.run(registries));

    if (call.isRepeatable()) {
      assertThat(thrown).isNull(); // For a delete the second answer is 404: it is gone.
    } else {
      assertThat(thrown)
          .isInstanceOf(OutcomeUnknownException.class)
          .hasMessageContaining("registries().get(id)");
    }
    assertThat(sent(call)).isEqualTo(call.isRepeatable() ? 2 : 1);
    assertDoneOnce(call);
  }

  @ParameterizedTest
  @EnumSource
  void lastingFailureEndsAfterFourAttempts(HumanitecCall call) {
    fake.faults().on(call.operation()).always(Fault.status(502));

    Throwable thrown = catchThrowable(() -> call.run(registries));

    assertThat(thrown)
        .isInstanceOf(call.isRepeatable() ? ServerException.class : OutcomeUnknownException.class);
    assertThat(sent(call)).isEqualTo(call.isRepeatable() ? 4 : 1);
  }

  @Test
  void updateThatFetchesDoesSoOnce() {
    fake.faults().on(HumanitecOperation.UPDATE_REGISTRY).once(Fault.status(429));

    registries.update("team", UpdateRegistry.builder().enableCi(true).build());

    assertThat(fake.calls(HumanitecOperation.GET_REGISTRY)).hasSize(1);
    assertThat(fake.calls(HumanitecOperation.UPDATE_REGISTRY)).hasSize(2);
    assertThat(fake.organization("acme").registry("team").enableCi()).isTrue();
  }

  @Test
  void answerOfADeletionIsNotRead() {
    fake.faults().on(HumanitecOperation.DELETE_REGISTRY).once(Fault.html());

    registries.delete("team");

    assertThat(ids()).containsExactly("humanitec");
    assertThat(fake.calls()).hasSize(1);
  }
}
