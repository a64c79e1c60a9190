package io.github.registrysdk.core;

/** Status 404: the object does not exist, or the token has no access to it. */
public final class NotFoundException extends ApiException {
  private static final long serialVersionUID = 1L;

  NotFoundException(CallReport report, ApiError error) {
    super(report, error);
  }
}
