package io.github.registrysdk.core;

/** 404: there is no such thing, or the token may not know of it. */
public final class NotFoundException extends ApiException {
  private static final long serialVersionUID = 1L;

  NotFoundException(CallReport report, ApiError error) {
    super(report, error);
  }
}
