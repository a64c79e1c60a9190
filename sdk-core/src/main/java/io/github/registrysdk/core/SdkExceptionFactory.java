package io.github.registrysdk.core;

import io.github.registrysdk.core.internal.call.ExceptionFactory;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Lets the internal packages create exceptions whose constructors are not part of the API. */
final class SdkExceptionFactory implements ExceptionFactory {
  @Override
  public CallReport report(
      String operation,
      String method,
      String host,
      String path,
      int status,
      int attempts,
      Duration elapsed,
      @Nullable String requestId,
      Map<String, String> headers,
      @Nullable String scope,
      Effect effect,
      String recoveryHint) {
    return new CallDetails(
        operation,
        method,
        host,
        path,
        status,
        attempts,
        elapsed,
        requestId,
        headers,
        scope,
        effect,
        recoveryHint);
  }

  @Override
  public SdkException status(CallReport report, ApiError error, @Nullable Instant retryAt) {
    return switch (report.status()) {
      case 400 -> new BadRequestException(report, error);
      case 401 -> new AuthenticationException(report, error);
      case 403 -> new PermissionDeniedException(report, error);
      case 404 -> new NotFoundException(report, error);
      case 407 ->
          new TransportException(
              report, TransportException.Reason.PROXY, "the proxy refused the request (407)", null);
      case 408 ->
          new TransportException(
              report,
              TransportException.Reason.TIMEOUT,
              "the server timed out waiting for the request (408)",
              null);
      case 409 -> new ConflictException(report, error);
      case 410 -> new GoneException(report, error);
      case 422 -> new ValidationException(report, error);
      default ->
          report.status() >= 500
              ? new ServerException(report, error, retryAt)
              : new ApiException(report, error);
    };
  }

  @Override
  public RateLimitedException rateLimited(
      CallReport report, ApiError error, String scope, long limit, @Nullable Instant retryAt) {
    return new RateLimitedException(report, error, scope, limit, retryAt);
  }

  @Override
  public SdkException transport(
      CallReport report,
      TransportException.Reason reason,
      String detail,
      @Nullable Throwable cause) {
    return new TransportException(report, reason, detail, cause);
  }

  @Override
  public SdkException protocol(
      CallReport report,
      ProtocolException.Reason reason,
      String detail,
      @Nullable Throwable cause) {
    return new ProtocolException(report, reason, detail, cause);
  }

  @Override
  public SdkException upload(
      CallReport report, UploadException.Reason reason, String detail, @Nullable Throwable cause) {
    return reason == UploadException.Reason.VERSION_CONFLICT
        ? new VersionConflictException(report, detail, cause)
        : new UploadException(report, reason, detail, cause);
  }

  @Override
  public SdkException download(
      CallReport report,
      DownloadException.Reason reason,
      String detail,
      @Nullable Throwable cause) {
    return new DownloadException(report, reason, detail, cause);
  }

  @Override
  public SdkException interrupted(CallReport report, @Nullable String waitedFor) {
    return new CallInterruptedException(report, waitedFor);
  }

  @Override
  public SdkException cancelled(CallReport report, @Nullable String waitedFor) {
    return new CallCancelledException(report, waitedFor);
  }

  @Override
  public SdkException permissionDenied(CallReport report) {
    return new PermissionDeniedException(
        report, new ApiError("the token lacks " + report.scope(), null, null, List.of()));
  }

  @Override
  public SdkException outcomeUnknown(CallReport report, String hint, SdkException failure) {
    return new OutcomeUnknownException(report, hint, failure);
  }

  @Override
  public void attachSecret(SdkException e, Secret recovered) {
    e.attachRecoveredSecret(recovered);
  }
}
