package io.github.registrysdk.examples.rotation;

import java.util.function.Function;
import java.util.function.Supplier;

/** Does the steps of one phase: tells the listener, and names the step in every failure. */
final class StepRunner {
  private final Phase phase;
  private final StepListener listener;

  StepRunner(Phase phase, StepListener listener) {
    this.phase = phase;
    this.listener = listener;
  }

  <T> T run(Step step, Supplier<T> work, Function<T, String> outcome) {
    listener.before(phase, step);
    T result;
    try {
      result = work.get();
    } catch (RuntimeException e) { // whatever it is: where it happened belongs to it
      throw new StepFailedException(phase, step, e);
    }
    listener.after(phase, step, outcome.apply(result));
    return result;
  }

  /** A step of which there is nothing left but its outcome. */
  void run(Step step, Supplier<String> work) {
    run(step, work, Function.identity());
  }
}
