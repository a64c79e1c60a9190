package io.github.registrysdk.github.model;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.github.registrysdk.core.toolkit.Require;

/**
 * The repositories of an organization that may use a private registry or a Dependabot secret.
 *
 * @param value the JSON value, such as {@code all}
 */
public record RegistryVisibility(@JsonValue String value) {
  /** All repositories. */
  public static final RegistryVisibility ALL = new RegistryVisibility("all");

  /** Private and internal repositories. */
  public static final RegistryVisibility PRIVATE = new RegistryVisibility("private");

  /** Selected repositories. */
  public static final RegistryVisibility SELECTED = new RegistryVisibility("selected");

  /**
   * Accepts any value, because GitHub can add values.
   *
   * @throws IllegalArgumentException if the value is blank
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
