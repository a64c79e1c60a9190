package io.github.registrysdk.github.model;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.github.registrysdk.core.toolkit.Require;

/**
 * Which kind of the organization's repositories may use a private registry.
 *
 * @param value the name on the wire
 */
public record RegistryVisibility(@JsonValue String value) {
  /** All repositories. */
  public static final RegistryVisibility ALL = new RegistryVisibility("all");

  /** Private and internal repositories. */
  public static final RegistryVisibility PRIVATE = new RegistryVisibility("private");

  /** Chosen repositories. */
  public static final RegistryVisibility SELECTED = new RegistryVisibility("selected");

  /**
   * Takes any name, since GitHub may add some.
   *
   * @throws IllegalArgumentException if it is blank
   */
  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public RegistryVisibility {
    Require.text("visibility", value);
  }

  @Override
  public String toString() {
    return value;
  }
}
