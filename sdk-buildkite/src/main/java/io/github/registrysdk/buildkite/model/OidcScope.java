package io.github.registrysdk.buildkite.model;

import io.github.registrysdk.core.toolkit.Require;

/**
 * What a statement of an {@link OidcPolicy} grants.
 *
 * @param value the name on the wire
 */
public record OidcScope(String value) {
  /** Reading packages. */
  public static final OidcScope READ_PACKAGES = new OidcScope("read_packages");

  /** Publishing packages. */
  public static final OidcScope WRITE_PACKAGES = new OidcScope("write_packages");

  /** Deleting packages. */
  public static final OidcScope DELETE_PACKAGES = new OidcScope("delete_packages");

  /**
   * Takes any name, since Buildkite may add scopes.
   *
   * @throws IllegalArgumentException if it is blank
   */
  public OidcScope {
    Require.text("scope", value);
  }

  @Override
  public String toString() {
    return value;
  }
}
