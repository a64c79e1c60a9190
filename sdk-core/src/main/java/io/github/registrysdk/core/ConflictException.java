package io.github.registrysdk.core;

/** 409: it exists already, or its state does not allow this. */
public final class ConflictException extends ApiException {
  private static final long serialVersionUID = 1L;

  /**
   * Made by the client.
   *
   * @param report the facts of the call
   * @param error what the provider's body said
   */
  public ConflictException(CallReport report, ApiError error) {
    super(report, error);
  }
}
