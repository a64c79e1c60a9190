package io.github.registrysdk.core;

import io.github.registrysdk.core.toolkit.Require;

/**
 * A place in a listing to go on from, now or in another process. Opaque, and meant for the listing
 * that gave it.
 *
 * @param value text that can be stored; it holds no secret
 */
public record Cursor(String value) {
  /**
   * Takes text that was stored before.
   *
   * @throws IllegalArgumentException if it is no text that a listing gave out
   */
  public Cursor {
    Require.headerValue("cursor", Require.text("cursor", value));
    if (!value.startsWith("/") || value.startsWith("//") || value.indexOf('\\') >= 0) {
      throw new IllegalArgumentException("the cursor is not one that a listing gave out");
    }
  }
}
