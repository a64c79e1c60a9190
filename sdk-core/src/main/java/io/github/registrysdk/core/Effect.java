package io.github.registrysdk.core;

/** The effect of a failed call at the provider. */
public enum Effect {
  /**
   * The call changed nothing: no request was sent, the call only reads, or the provider refused the
   * request.
   */
  NONE,
  /** The outcome is unknown: a request was sent, but no valid response was received. */
  UNKNOWN,
  /** The call took effect: the provider reported success, but the response is not valid. */
  DONE
}
