package io.github.registrysdk.core;

/**
 * Status 401: the token is missing, wrong, expired or revoked. Before this exception is thrown, the
 * client asks the {@link TokenSource} for a new token once, and retries the call if the token
 * changed.
 */
public final class AuthenticationException extends ApiException {
  private static final long serialVersionUID = 1L;

  AuthenticationException(CallReport report, ApiError error) {
    super(report, error);
  }
}
