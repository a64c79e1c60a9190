package io.github.registrysdk.core;

/**
 * 403: the token is good but may not do this; the message names the scope that the operation needs.
 */
public final class PermissionDeniedException extends ApiException {
  private static final long serialVersionUID = 1L;

  PermissionDeniedException(CallReport report, ApiError error) {
    super(report, error);
  }
}
