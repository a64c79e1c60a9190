package io.github.registrysdk.core;

/** Status 403: the token is valid but has no permission. The message names the required scope. */
public final class PermissionDeniedException extends ApiException {
  private static final long serialVersionUID = 1L;

  PermissionDeniedException(CallReport report, ApiError error) {
    super(report, error);
  }
}
