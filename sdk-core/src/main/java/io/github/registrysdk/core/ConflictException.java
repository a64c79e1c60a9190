package io.github.registrysdk.core;

/** 409: it exists already, or its state does not allow this. */
public final class ConflictException extends ApiException {
  private static final long serialVersionUID = 1L;

  ConflictException(CallReport report, ApiError error) {
    super(report, error);
  }
}
