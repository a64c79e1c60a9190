package io.github.registrysdk.rotation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.github.registrysdk.testing.BuildkiteOperation;
import io.github.registrysdk.testing.FakeOperation;
import io.github.registrysdk.testing.FakeProvider;
import io.github.registrysdk.testing.Fault;
import io.github.registrysdk.testing.Faults;
import io.github.registrysdk.testing.GitHubOperation;
import io.github.registrysdk.testing.HumanitecOperation;
import java.util.Arrays;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Every write of a first and of a later run, with a response that is lost or a refusal. */
final class LostResponseTest {
  @AutoClose private final Stage stage = new Stage();

  /** A write of a run. */
  enum Write {
    CREATE_TOKEN(BuildkiteOperation.CREATE_TOKEN, true),
    UPDATE_TOKEN(BuildkiteOperation.UPDATE_TOKEN, true),
    CREATE_AT_HUMANITEC(HumanitecOperation.CREATE_REGISTRY, true),
    CREATE_AT_GITHUB(GitHubOperation.CREATE_REGISTRY, true),
    CREATE_LATER_TOKEN(BuildkiteOperation.CREATE_TOKEN, false),
    UPDATE_LATER_TOKEN(BuildkiteOperation.UPDATE_TOKEN, false),
    UPDATE_AT_HUMANITEC(HumanitecOperation.UPDATE_REGISTRY, false),
    UPDATE_AT_GITHUB(GitHubOperation.UPDATE_REGISTRY, false),
    DELETE_TOKEN(BuildkiteOperation.DELETE_TOKEN, false);

    @SuppressWarnings("ImmutableEnumChecker") // Each is an enum constant.
    private final FakeOperation operation;

    private final boolean inTheFirstRun;

    Write(FakeOperation operation, boolean inTheFirstRun) {
      this.operation = operation;
      this.inTheFirstRun = inTheFirstRun;
    }
  }

  @Test
  void noWriteIsLeftOut() {
    stage.run();
    stage.clock.advance(Stage.GRACE);
    stage.run();
    stage.clock.advance(Stage.GRACE);
    stage.run();

    assertThat(
            Stream.<FakeProvider<?, ?>>of(stage.buildkite, stage.humanitec, stage.github)
                .flatMap(fake -> fake.calls().stream())
                .filter(call -> !call.method().equals("GET"))
                .map(call -> call.operation().orElseThrow()))
        .hasSameElementsAs(Arrays.stream(Write.values()).map(w -> w.operation).toList());
  }

  @ParameterizedTest
  @EnumSource
  void writeWithALostResponseIsFoundAndTheRunGoesOn(Write write) {
    prepare(write);
    rule(write.operation).once(Fault.dropAfterEffect());

    stage.run();

    assertThat(stage.faultsLeft()).isZero();
    stage.assertNobodyIsLockedOut();
    stage.assertGiven();
    stage.assertConverges();
  }

  @ParameterizedTest
  @EnumSource
  void lostWriteIsDoneByTheNextRunAtTheLatest(Write write) {
    prepare(write);
    rule(write.operation).once(Fault.dropBeforeEffect());

    Throwable failure = catchThrowable(stage::run);

    assertThat(stage.faultsLeft()).isZero();
    finish(failure);
  }

  @ParameterizedTest
  @EnumSource
  void providerWhoseResponsesAreAllLostLocksNobodyOut(Write write) {
    prepare(write);
    rule(write.operation).always(Fault.dropAfterEffect());

    finish(catchThrowable(stage::run));
  }

  @ParameterizedTest
  @EnumSource
  void providerThatIsNotReachedLocksNobodyOut(Write write) {
    prepare(write);
    rule(write.operation).always(Fault.dropBeforeEffect());

    finish(catchThrowable(stage::run));
  }

  @ParameterizedTest
  @EnumSource
  void refusalStopsTheRun(Write write) {
    prepare(write);
    rule(write.operation).always(Fault.status(403));

    assertThatThrownBy(stage::run).isInstanceOf(RotationException.class);

    finish(null);
  }

  private void prepare(Write write) {
    if (!write.inTheFirstRun) {
      stage.run();
      stage.clock.advance(Stage.GRACE);
      stage.run();
      stage.clock.advance(Stage.GRACE);
    }
  }

  private void finish(@Nullable Throwable failure) {
    if (failure != null) {
      assertThat(failure).isInstanceOf(RotationException.class);
    }
    stage.assertNobodyIsLockedOut();
    stage.clearFaults();
    stage.clock.advance(Stage.LEASE);
    stage.run();
    stage.assertGiven();
    stage.assertConverges();
  }

  @Test
  void secretOfATruncatedResponseIsUsed() {
    stage.buildkite.faults().on(BuildkiteOperation.CREATE_TOKEN).once(Fault.truncatedBody());

    stage.run();

    assertThat(stage.faultsLeft()).isZero();
    stage.assertGiven();
  }

  private Faults.Rule<?> rule(FakeOperation operation) {
    if (operation instanceof BuildkiteOperation buildkite) {
      return stage.buildkite.faults().on(buildkite);
    }
    if (operation instanceof GitHubOperation github) {
      return stage.github.faults().on(github);
    }
    return stage.humanitec.faults().on((HumanitecOperation) operation);
  }
}
