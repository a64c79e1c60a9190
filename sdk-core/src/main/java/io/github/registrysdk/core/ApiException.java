package io.github.registrysdk.core;

import java.util.Objects;

/**
 * The provider answered with an error status; statuses that callers branch on have subclasses of
 * their own.
 */
public sealed class ApiException extends SdkException
    permits BadRequestException,
        AuthenticationException,
        PermissionDeniedException,
        NotFoundException,
        ConflictException,
        GoneException,
        ValidationException,
        RateLimitedException,
        ServerException {
  private static final long serialVersionUID = 1L;

  /** What the provider's body said. */
  private final ApiError error;

  ApiException(CallReport report, ApiError error) {
    this(report, error, "");
  }

  ApiException(CallReport report, ApiError error, String advice) {
    super(report, outcome(report) + error.describe() + advice, null);
    this.error = Objects.requireNonNull(error, "error");
  }

  private static String outcome(CallReport report) {
    return report.status() == 0 ? "was not sent" : "returned " + report.status();
  }

  /** {@return what the provider's body said} */
  public final ApiError error() {
    return error;
  }
}
