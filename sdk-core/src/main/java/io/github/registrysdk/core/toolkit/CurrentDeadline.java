package io.github.registrysdk.core.toolkit;

import org.jspecify.annotations.Nullable;

/** Keeps the variable out of the interface, whose fields would be public. */
final class CurrentDeadline {
  static final ThreadLocal<@Nullable Deadline> VALUE = new ThreadLocal<>();

  private CurrentDeadline() {}
}
