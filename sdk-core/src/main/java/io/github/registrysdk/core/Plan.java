package io.github.registrysdk.core;

import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What has to change so that a registry is as its request describes it. The methods {@code plan} (a
 * dry run) and {@code ensure} return a plan. A plan never contains a secret.
 *
 * @param registry what identifies the registry, such as its name
 * @param changes the fields that differ; if the registry does not exist, all fields of the request
 * @param current the registry as it was read; null if it does not exist
 * @param result the registry after the changes; null if the changes were only planned
 * @param <T> the type of the registry
 */
public record Plan<T>(
    String registry, List<FieldChange> changes, @Nullable T current, @Nullable T result) {
  /** What has to be done. */
  public enum Action {
    /** The registry does not exist, and is created. */
    CREATE,
    /** The registry is changed. */
    UPDATE,
    /** The registry is as requested, and no write is sent. */
    UNCHANGED,
    /**
     * The provider can't change a field that differs. The SDK does not replace the registry: you
     * must delete it and create it again.
     */
    REPLACE
  }

  /** Copies {@code changes}. */
  public Plan {
    Objects.requireNonNull(registry, "registry");
    changes = List.copyOf(changes);
  }

  /** {@return what has to be done, or was done} */
  public Action action() {
    if (current == null) {
      return Action.CREATE;
    }
    if (changes.isEmpty()) {
      return Action.UNCHANGED;
    }
    return changes.stream().anyMatch(change -> change.kind() == FieldChange.Kind.FIXED)
        ? Action.REPLACE
        : Action.UPDATE;
  }

  /**
   * Returns this plan with a result.
   *
   * @param result the registry after the changes
   * @return a new plan
   */
  public Plan<T> withResult(T result) {
    return new Plan<>(registry, changes, current, Objects.requireNonNull(result, "result"));
  }

  /** Contains the action and the changes, on one line. */
  @Override
  public String toString() {
    String details =
        changes.stream().map(FieldChange::toString).collect(Collectors.joining(", ", " (", ")"));
    return action() + " " + registry + (changes.isEmpty() ? "" : details);
  }
}
