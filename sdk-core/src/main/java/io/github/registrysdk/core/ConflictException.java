package io.github.registrysdk.core;

/** Status 409: the object already exists, or its state does not permit the request. */
public final class ConflictException extends ApiException {
  private static final long serialVersionUID = 1L;

  ConflictException(CallReport report, ApiError error) {
    super(report, error);
  }
}
