package io.github.registrysdk.core;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A field that differs between a registry and the request that describes it. It never contains a
 * secret.
 *
 * @param field the JSON name of the field, as in the request that changes it
 * @param oldValue a text, number, boolean, list or map; null for a secret, or if the registry does
 *     not exist or has no value. If the caller added the field with {@code with}, a text is {@code
 *     [not shown]} where the request has no text, because it could be a secret
 * @param newValue a text, number, boolean, list or map; {@code [secret]} for a secret
 * @param kind what the field is, and whether the provider can change it
 */
public record FieldChange(
    String field, @Nullable Object oldValue, @Nullable Object newValue, Kind kind) {
  /** What a field is, and whether the provider can change it. */
  public enum Kind {
    /** A value that the provider can set and change. */
    VALUE,
    /** A secret, which the provider does not return, so that it can't be compared. */
    SECRET,
    /** A value that the provider can't change after the registry was created. */
    FIXED
  }

  /** Copies the values. */
  public FieldChange {
    Objects.requireNonNull(field, "field");
    Objects.requireNonNull(kind, "kind");
    oldValue = JsonFields.freeze(oldValue);
    newValue = JsonFields.freeze(newValue);
  }

  /** Contains the values, on one line. */
  @Override
  public String toString() {
    return field + ": " + text(oldValue) + " -> " + text(newValue);
  }

  /** Bidirectional characters could hide a part of the text. */
  private static String text(@Nullable Object value) {
    return String.valueOf(value).replaceAll("[\\p{Cc}\\p{Cf}\\p{Zl}\\p{Zp}]", " ");
  }
}
