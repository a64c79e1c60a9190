package io.github.registrysdk.examples.rotation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.github.registrysdk.testing.BuildkiteOperation;
import io.github.registrysdk.testing.FakeOperation;
import io.github.registrysdk.testing.FakeProvider;
import io.github.registrysdk.testing.Fault;
import io.github.registrysdk.testing.Faults;
import io.github.registrysdk.testing.GitHubOperation;
import io.github.registrysdk.testing.HumanitecOperation;
import io.github.registrysdk.testing.RecordedCall;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every write that a first run sends, with an answer that gets lost before or after the effect. */
final class TransportFailuresTest {
  private final Stage stage = new Stage();

  @AfterEach
  void close() {
    stage.close();
  }

  /** Every write that there is, by looking at a run that nothing happens to. */
  static List<Write> everyWrite() {
    List<Write> writes = new ArrayList<>();
    try (Stage stage = new Stage()) {
      stage.run(Stage.SILENT);
      FakeProviders fakes = stage.fakes();
      Map<FakeOperation, Integer> seen = new HashMap<>();
      Stream.of(fakes.buildkite(), fakes.humanitec(), fakes.github())
          .map(FakeProvider::calls)
          .flatMap(List::stream)
          .filter(call -> !call.method().equals("GET"))
          .map(RecordedCall::operation)
          .forEach(
              operation ->
                  writes.add(
                      new Write(
                          operation.orElseThrow(),
                          seen.merge(operation.orElseThrow(), 1, Integer::sum))));
    }
    return writes;
  }

  static Stream<FakeOperation> everyWritingOperation() {
    return everyWrite().stream().map(Write::operation).distinct();
  }

  @ParameterizedTest
  @MethodSource("everyWrite")
  void writeThatWasDoneIsSeenToBeAndTheRunGoesOn(Write write) {
    write.meets(Fault.dropAfterEffect(), stage.fakes());

    stage.run(Stage.SILENT);

    assertThat(stage.faultsLeft()).isZero();
    stage.assertFinished();
  }

  @ParameterizedTest
  @MethodSource("everyWrite")
  void writeThatWasNotDoneIsDoneByTheNextRunAtTheLatest(Write write) {
    write.meets(Fault.dropBeforeEffect(), stage.fakes());

    Throwable failure = catchThrowable(() -> stage.run(Stage.SILENT));

    assertThat(stage.faultsLeft()).isZero();
    if (failure != null) {
      assertThat(failure).isInstanceOf(StepFailedException.class);
    }
    stage.assertNobodyIsLockedOut();
    stage.run(Stage.SILENT);
    stage.assertFinished();
  }

  @ParameterizedTest
  @MethodSource("everyWritingOperation")
  void providerWhoseAnswersAreAllLostLocksNobodyOut(FakeOperation operation) {
    rule(operation, stage.fakes()).always(Fault.dropAfterEffect());

    Throwable failure = catchThrowable(() -> stage.run(Stage.SILENT));

    if (failure != null) {
      assertThat(failure).isInstanceOf(StepFailedException.class);
    }
    stage.assertNobodyIsLockedOut();
    stage.clearFaults();
    stage.run(Stage.SILENT);
    stage.assertFinished();
  }

  @ParameterizedTest
  @MethodSource("everyWritingOperation")
  void refusalStopsTheRunAndTheNextOneEndsIt(FakeOperation operation) {
    rule(operation, stage.fakes()).always(Fault.status(403));

    assertThatThrownBy(() -> stage.run(Stage.SILENT)).isInstanceOf(StepFailedException.class);

    stage.assertNobodyIsLockedOut();
    stage.clearFaults();
    stage.run(Stage.SILENT);
    stage.assertFinished();
  }

  @Test
  void everyProviderHasWritesInTheTable() {
    assertThat(everyWritingOperation())
        .containsExactlyInAnyOrder(
            BuildkiteOperation.CREATE_REGISTRY,
            BuildkiteOperation.PUSH_PACKAGE,
            BuildkiteOperation.CREATE_TOKEN,
            BuildkiteOperation.UPDATE_TOKEN,
            BuildkiteOperation.DELETE_TOKEN,
            HumanitecOperation.CREATE_REGISTRY,
            HumanitecOperation.UPDATE_REGISTRY,
            GitHubOperation.CREATE_REGISTRY,
            GitHubOperation.UPDATE_REGISTRY);
  }

  @Test
  void secretOfATruncatedAnswerIsUsed() {
    stage.run(Stage.SILENT);
    stage
        .fakes()
        .buildkite()
        .faults()
        .on(BuildkiteOperation.CREATE_TOKEN)
        .once(Fault.truncatedBody());

    assertThatCode(() -> stage.run(Stage.SILENT)).doesNotThrowAnyException();

    assertThat(stage.faultsLeft()).isZero();
    stage.assertFinished();
  }

  private static Faults.Rule<?> rule(FakeOperation operation, FakeProviders fakes) {
    if (operation instanceof BuildkiteOperation buildkite) {
      return fakes.buildkite().faults().on(buildkite);
    }
    if (operation instanceof GitHubOperation github) {
      return fakes.github().faults().on(github);
    }
    return fakes.humanitec().faults().on((HumanitecOperation) operation);
  }

  /**
   * One request of a run.
   *
   * @param operation what is asked for
   * @param number 1 for the first such request of the run
   */
  record Write(FakeOperation operation, int number) {
    void meets(Fault fault, FakeProviders fakes) {
      rule(operation, fakes).onCall(number, fault);
    }

    @Override
    public String toString() {
      return operation.getClass().getSimpleName() + "." + operation + " " + number;
    }
  }
}
