package io.github.registrysdk.core;

/**
 * Status 422: the provider refuses the values in the request. {@link #error()} says which fields
 * are wrong.
 */
public final class ValidationException extends ApiException {
  private static final long serialVersionUID = 1L;

  ValidationException(CallReport report, ApiError error) {
    super(report, error);
  }
}
