package io.github.registrysdk.core;

/**
 * 5xx: the provider failed. Calls that may be repeated have been; a write whose fate such an answer
 * leaves open is reported as {@link OutcomeUnknownException} instead.
 */
public final class ServerException extends ApiException {
  private static final long serialVersionUID = 1L;

  /**
   * @param report the facts of the call
   * @param error what the provider's body said
   */
  public ServerException(CallReport report, ApiError error) {
    super(report, error);
  }
}
