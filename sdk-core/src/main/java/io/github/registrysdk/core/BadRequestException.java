package io.github.registrysdk.core;

/** 400: the provider could not make sense of the request. */
public final class BadRequestException extends ApiException {
  private static final long serialVersionUID = 1L;

  BadRequestException(CallReport report, ApiError error) {
    super(report, error);
  }
}
