package io.github.registrysdk.examples.rotation;

/** A step could not be done; nothing that was in use has been taken away. */
public final class StepFailedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final Phase phase;
  private final Step step;

  StepFailedException(Phase phase, Step step, RuntimeException cause) {
    super(phase + ", " + step.title() + ": " + reason(cause), cause);
    this.phase = phase;
    this.step = step;
  }

  private static String reason(RuntimeException cause) {
    String message = cause.getMessage();
    return message == null ? cause.getClass().getSimpleName() : message;
  }

  /** The part of the job that it belongs to. */
  public Phase phase() {
    return phase;
  }

  /** The step that failed. */
  public Step step() {
    return step;
  }
}
