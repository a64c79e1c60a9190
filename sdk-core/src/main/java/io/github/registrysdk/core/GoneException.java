package io.github.registrysdk.core;

/** 410: it existed once, or the endpoint did. */
public final class GoneException extends ApiException {
  private static final long serialVersionUID = 1L;

  /**
   * Made by the client.
   *
   * @param report the facts of the call
   * @param error what the provider's body said
   */
  public GoneException(CallReport report, ApiError error) {
    super(report, error);
  }
}
