package io.github.registrysdk.examples.rotation;

/**
 * A step could not be done. No token has been deleted that this job had given to GitHub or
 * Humanitec and that one of them still holds.
 */
public final class StepFailedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final Phase phase;
  private final Step step;
  private final String reason;

  StepFailedException(Phase phase, Step step, RuntimeException cause) {
    super(phase + ", " + step.title() + ": " + reason(cause), cause);
    this.phase = phase;
    this.step = step;
    this.reason = reason(cause);
  }

  private static String reason(RuntimeException cause) {
    String message = cause.getMessage();
    return message == null ? cause.getClass().getSimpleName() : message;
  }

  /** Why, without secrets. */
  public String reason() {
    return reason;
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
