package io.github.registrysdk.core;

/**
 * 401: the token is missing, wrong, expired or revoked. The token source has been asked once more
 * before this is thrown.
 */
public final class AuthenticationException extends ApiException {
  private static final long serialVersionUID = 1L;

  AuthenticationException(CallReport report, ApiError error) {
    super(report, error);
  }
}
