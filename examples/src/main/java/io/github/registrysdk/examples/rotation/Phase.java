package io.github.registrysdk.examples.rotation;

import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

/** The two parts of the job. */
public enum Phase {
  /** From nothing to a token that both hold. */
  PROVISION(EnumSet.allOf(Step.class)),
  /** From a token that both hold to another one. */
  ROTATE(EnumSet.range(Step.LOOK, Step.PULL));

  @SuppressWarnings("ImmutableEnumChecker") // made by Set.copyOf, which nothing can change
  private final Set<Step> steps;

  Phase(Set<Step> steps) {
    this.steps = Set.copyOf(steps);
  }

  /**
   * What it consists of. A run that goes on where another one was stopped does without some of
   * them.
   */
  public Set<Step> steps() {
    return steps;
  }

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
