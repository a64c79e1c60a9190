package io.github.registrysdk.core;

/** Status 410: the object or the API endpoint no longer exists. */
public final class GoneException extends ApiException {
  private static final long serialVersionUID = 1L;

  GoneException(CallReport report, ApiError error) {
    super(report, error);
  }
}
