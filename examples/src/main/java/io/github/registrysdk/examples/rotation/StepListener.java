package io.github.registrysdk.examples.rotation;

/** Is told of every step: to show it, or, in a test, to end the job there. */
public interface StepListener {
  /**
   * A step is about to begin.
   *
   * @param phase the part of the job
   * @param step the step
   */
  default void before(Phase phase, Step step) {}

  /**
   * A step has been done.
   *
   * @param phase the part of the job
   * @param step the step
   * @param outcome what came of it, in a few words without secrets
   */
  default void after(Phase phase, Step step, String outcome) {}
}
