package io.github.registrysdk.core;

/**
 * 422: the provider understood the request and refuses it; {@link #error()} says which fields are
 * wrong.
 */
public final class ValidationException extends ApiException {
  private static final long serialVersionUID = 1L;

  ValidationException(CallReport report, ApiError error) {
    super(report, error);
  }
}
