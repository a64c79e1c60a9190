package io.github.registrysdk.core;

import io.github.registrysdk.core.toolkit.Require;

/**
 * The position of a page in a {@link Listing}, for {@link Listing#startingAt}. A cursor can be
 * stored and used later, also by another process. It is only valid for the listing that returned
 * it, and the format of its value can change.
 *
 * @param value a text to store, which contains no secret
 */
public record Cursor(String value) {
  /**
   * Creates a cursor from a stored text.
   *
   * @throws IllegalArgumentException if the text is not the value of a cursor
   */
  public Cursor {
    Require.headerValue("cursor", Require.text("cursor", value));
    if (!value.startsWith("/") || value.startsWith("//") || value.indexOf('\\') >= 0) {
      throw new IllegalArgumentException("the cursor is not one that a listing returned");
    }
  }
}
