package io.github.registrysdk.fuzzing;

import io.github.registrysdk.core.Secret;

/**
 * Secrets that must not be seen. In lower case and with underscores, as real ones are: they stay
 * recognizable where an address is normalized.
 */
enum Canary {
  /** What every request is signed with. */
  TOKEN("bkua_canary0token"),
  /** What a request carries in its body. */
  PASSWORD("canary0password"),
  /** What a response shows once. */
  ONCE("bkpt_canary0once");

  private final String text;

  Canary(String text) {
    this.text = text;
  }

  String text() {
    return text;
  }

  /** Whoever passes a secret as a name or address gets to see it. */
  static boolean isIn(String argument) {
    for (Canary canary : values()) {
      if (argument.contains(canary.text)) {
        return true;
      }
    }
    return false;
  }

  Secret secret() {
    return Secret.of(text);
  }
}
