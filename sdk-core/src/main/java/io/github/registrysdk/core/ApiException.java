package io.github.registrysdk.core;

import java.util.Objects;

/** The response has an error status. Important statuses have their own subclasses. */
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

  /** The content of the error response. */
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

  /** {@return the content of the error response} */
  public final ApiError error() {
    return error;
  }
}
