package io.github.registrysdk.core;

/**
 * Status 403: the token is valid but has no permission. The message names the required scope. A
 * preflight check, such as {@code requireScopes} of the client for Buildkite, throws this exception
 * too. {@link #status()} is then the status of the response to the check, and {@link
 * CallReport#scope()} names the missing scopes.
 */
public final class PermissionDeniedException extends ApiException {
  private static final long serialVersionUID = 1L;

  PermissionDeniedException(CallReport report, ApiError error) {
    super(report, error);
  }
}
