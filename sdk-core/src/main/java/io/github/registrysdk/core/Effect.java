package io.github.registrysdk.core;

/** What a failed call may have done at the provider. */
public enum Effect {
  /** Nothing: it was not sent, or the provider refused it. */
  NONE,
  /** Not known: it was sent, and no answer that can be trusted came back. */
  UNKNOWN,
  /** It was done: the provider answered with a success that could not be read to its end. */
  DONE
}
