package io.github.registrysdk.core;

/** Status 400: the request is not valid. */
public final class BadRequestException extends ApiException {
  private static final long serialVersionUID = 1L;

  BadRequestException(CallReport report, ApiError error) {
    super(report, error);
  }
}
