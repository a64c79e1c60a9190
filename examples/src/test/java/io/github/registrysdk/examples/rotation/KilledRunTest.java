package io.github.registrysdk.examples.rotation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A run that is killed before or after any of its steps locks nobody out, and the next ends it. */
final class KilledRunTest {
  private final Stage stage = new Stage();

  @AfterEach
  void close() {
    stage.close();
  }

  /** Every moment that there is, by the enumerations themselves. */
  static Stream<Moment> everyMoment() {
    return Arrays.stream(Phase.values())
        .flatMap(
            phase -> phase.steps().stream().sorted().map(step -> new Moment(phase, step, true)))
        .flatMap(moment -> Stream.of(moment, new Moment(moment.phase(), moment.step(), false)));
  }

  @ParameterizedTest
  @MethodSource("everyMoment")
  void nextRunEndsWhatWasBegun(Moment moment) {
    assertThatThrownBy(() -> stage.run(moment)).isInstanceOf(Killed.class);
    stage.assertNobodyIsLockedOut();
    List<Step> minted = new ArrayList<>();

    stage.run(countingInto(minted));

    stage.assertFinished();
    assertThat(minted).hasSize(leftToMint(moment));
  }

  /** A token that was handed out is gone on with, not replaced by another one. */
  private static int leftToMint(Moment killed) {
    boolean retired =
        killed.step() == Step.PULL || (killed.step() == Step.RETIRE && !killed.before());
    int order = killed.step().compareTo(Step.GIVE_TO_HUMANITEC);
    boolean handedOut = order > 0 || (order == 0 && !killed.before());
    if (killed.phase() == Phase.PROVISION) {
      return handedOut ? 1 : 2;
    }
    return handedOut && !retired ? 0 : 1;
  }

  @ParameterizedTest
  @MethodSource("everyMoment")
  void aRunMayBeKilledAtTheSameMomentAgain(Moment moment) {
    assertThatThrownBy(() -> stage.run(moment)).isInstanceOf(Killed.class);
    Throwable second = catchThrowable(() -> stage.run(moment)); // if it comes by there at all
    if (second != null) {
      assertThat(second).isInstanceOf(Killed.class);
    }
    stage.assertNobodyIsLockedOut();

    stage.run(Stage.SILENT);

    stage.assertFinished();
  }

  @Test
  void noStepIsLeftOutOfTheTable() {
    assertThat(everyMoment().map(Moment::step)).contains(Step.values());
    List<Moment> passed = new ArrayList<>();
    stage.run(
        new StepListener() {
          @Override
          public void before(Phase phase, Step step) {
            passed.add(new Moment(phase, step, true));
          }

          @Override
          public void after(Phase phase, Step step, String outcome) {
            passed.add(new Moment(phase, step, false));
          }
        });
    assertThat(passed).containsExactlyElementsOf(everyMoment().toList());
  }

  private static StepListener countingInto(List<Step> minted) {
    return new StepListener() {
      @Override
      public void before(Phase phase, Step step) {
        if (step == Step.MINT) {
          minted.add(step);
        }
      }
    };
  }

  /** What no program can catch and go on from. */
  static final class Killed extends Error {
    private static final long serialVersionUID = 1L;
  }

  /** The moment of death. */
  record Moment(Phase phase, Step step, boolean before) implements StepListener {
    @Override
    public void before(Phase now, Step next) {
      if (before && now == phase && next == step) {
        throw new Killed();
      }
    }

    @Override
    public void after(Phase now, Step done, String outcome) {
      if (!before && now == phase && done == step) {
        throw new Killed();
      }
    }

    @Override
    public String toString() {
      return (before ? "before " : "after ") + phase + ": " + step;
    }
  }
}
