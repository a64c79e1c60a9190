package io.github.registrysdk.buildkite;

import java.util.Objects;

/**
 * A request to a webhook that must not be used. The message contains neither the token nor the body
 * nor a header, so it can be logged. Respond to the request with 401, or with 400 for {@link
 * Reason#NOT_AN_EVENT}.
 */
public final class InvalidWebhookException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** Why a request must not be used. */
  public enum Reason {
    /** The request has neither a signature nor a token, or it has several of them. */
    UNSIGNED,
    /** The signature was not created with the token, or the body was changed. */
    WRONG_SIGNATURE,
    /** The time of the signature is outside the replay window. */
    TOO_OLD,
    /** The request contains another token. */
    WRONG_TOKEN,
    /** The request is from Buildkite, but its body is not an event. */
    NOT_AN_EVENT
  }

  /** The reason why the request must not be used. */
  private final Reason reason;

  InvalidWebhookException(Reason reason, String detail) {
    super("the request to the webhook is invalid: " + detail);
    this.reason = Objects.requireNonNull(reason, "reason");
  }

  /** {@return why the request must not be used} */
  public Reason reason() {
    return reason;
  }
}
