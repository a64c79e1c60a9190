package io.github.registrysdk.core.internal.call;

import io.github.registrysdk.core.ApiError;
import io.github.registrysdk.core.CallReport;
import io.github.registrysdk.core.DownloadException;
import io.github.registrysdk.core.Effect;
import io.github.registrysdk.core.ProtocolException;
import io.github.registrysdk.core.RateLimitedException;
import io.github.registrysdk.core.SdkException;
import io.github.registrysdk.core.Secret;
import io.github.registrysdk.core.TransportException;
import io.github.registrysdk.core.UploadException;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Creates what callers catch. The constructors of the exceptions are not public, so the public
 * package implements this and passes it to a client's settings.
 */
public interface ExceptionFactory {
  /**
   * @param recoveryHint how to find out what happened, for the message unless the effect is NONE
   */
  CallReport report(
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
      String recoveryHint);

  /** The exception for an error status; it follows from the report's status. */
  SdkException status(CallReport report, ApiError error, @Nullable Instant retryAt);

  /**
   * @param limit requests allowed in a window, or -1 if that is not known
   */
  RateLimitedException rateLimited(
      CallReport report, ApiError error, String scope, long limit, @Nullable Instant retryAt);

  SdkException transport(
      CallReport report,
      TransportException.Reason reason,
      String detail,
      @Nullable Throwable cause);

  SdkException protocol(
      CallReport report, ProtocolException.Reason reason, String detail, @Nullable Throwable cause);

  SdkException upload(
      CallReport report, UploadException.Reason reason, String detail, @Nullable Throwable cause);

  SdkException download(
      CallReport report, DownloadException.Reason reason, String detail, @Nullable Throwable cause);

  SdkException interrupted(CallReport report, @Nullable String waitedFor);

  SdkException cancelled(CallReport report, @Nullable String waitedFor);

  /** The token lacks the scopes of the report, whatever the status is. */
  SdkException permissionDenied(CallReport report);

  SdkException outcomeUnknown(CallReport report, String hint, SdkException failure);

  void attachSecret(SdkException e, Secret recovered);
}
