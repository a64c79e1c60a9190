package io.github.registrysdk.core;

/**
 * 422: the provider understood the request and refuses it; {@link #error()} says which fields are
 * wrong.
 */
public final class ValidationException extends ApiException {
  private static final long serialVersionUID = 1L;

  /**
   * Made by the client.
   *
   * @param report the facts of the call
   * @param error what the provider's body said
   */
  public ValidationException(CallReport report, ApiError error) {
    super(report, error);
  }
}
