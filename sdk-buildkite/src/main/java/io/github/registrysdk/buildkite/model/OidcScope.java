package io.github.registrysdk.buildkite.model;

import io.github.registrysdk.core.toolkit.Require;

/**
 * A permission that a statement of an {@link OidcPolicy} grants.
 *
 * @param value the JSON value, such as {@code read_packages}
 */
public record OidcScope(String value) {
  /** Permission to read packages. */
  public static final OidcScope READ_PACKAGES = new OidcScope("read_packages");

  /** Permission to publish packages. */
  public static final OidcScope WRITE_PACKAGES = new OidcScope("write_packages");

  /** Permission to delete packages. */
  public static final OidcScope DELETE_PACKAGES = new OidcScope("delete_packages");

  /**
   * Accepts any value, because Buildkite can add scopes.
   *
   * @throws IllegalArgumentException if the value is blank
   */
  public OidcScope {
    Require.text("scope", value);
  }

  @Override
  public String toString() {
    return value;
  }
}
