package io.github.registrysdk.core.internal.call;

import io.github.registrysdk.core.ApiError;
import io.github.registrysdk.core.ApiException;
import io.github.registrysdk.core.AuthenticationException;
import io.github.registrysdk.core.BadRequestException;
import io.github.registrysdk.core.CallReport;
import io.github.registrysdk.core.ConflictException;
import io.github.registrysdk.core.GoneException;
import io.github.registrysdk.core.NotFoundException;
import io.github.registrysdk.core.PermissionDeniedException;
import io.github.registrysdk.core.ProtocolException;
import io.github.registrysdk.core.RateLimitedException;
import io.github.registrysdk.core.SdkException;
import io.github.registrysdk.core.ServerException;
import io.github.registrysdk.core.TransportException;
import io.github.registrysdk.core.ValidationException;
import io.github.registrysdk.core.internal.http.HeadView;
import io.github.registrysdk.core.internal.redact.Redactor;
import io.github.registrysdk.core.internal.retry.FailureKind;
import io.github.registrysdk.core.internal.retry.RetryAfter;
import io.github.registrysdk.core.spi.Dialect;
import io.github.registrysdk.core.spi.ErrorBody;
import io.github.registrysdk.core.spi.Refusal;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What an answer other than a success or a redirect means. */
final class ErrorAnswer {
  private ErrorAnswer() {}

  /**
   * @param head its status and headers
   * @param json its body, parsed, or null
   * @param dialect the provider's ways; null for an address that is not the provider's own
   * @param earlier how many times this call was refused by a rate limit before
   * @param redactor strikes out what is known to be secret
   * @param now by the client's clock
   */
  static Failure judge(
      HeadView head,
      @Nullable Object json,
      @Nullable Dialect dialect,
      int earlier,
      Redactor redactor,
      Instant now) {
    int status = head.status();
    if (status < 400 || status > 599) {
      return strangeStatus(head);
    }
    ErrorBody body = ErrorBody.of(json);
    ApiError error = redactor.clean(dialect == null ? ApiError.NONE : dialect.error(body));
    Refusal refusal = refusal(head, body, dialect, earlier);
    if (refusal != null) {
      // The scope's name may come from the body, and ends up in messages and log lines.
      Refusal named =
          new Refusal(redactor.clean(refusal.scope()), refusal.delay(), refusal.limit());
      return limited(head, error, named, now);
    }
    Duration retryAfter = status == 503 || status == 408 ? RetryAfter.parse(head) : null;
    return retryAfter != null && RetryAfter.isMeant(head)
        ? unavailable(head, error, retryAfter, now)
        : new Failure(kind(status), label(status), head, report -> exception(report, error, null));
  }

  private static Failure unavailable(
      HeadView head, ApiError error, Duration retryAfter, Instant now) {
    Instant retryAt = now.plus(retryAfter);
    return new Failure(
        FailureKind.REFUSED,
        "UNAVAILABLE",
        head,
        retryAfter,
        null,
        report -> exception(report, error, retryAt));
  }

  private static Failure strangeStatus(HeadView head) {
    return new Failure(
        FailureKind.FINAL,
        "STATUS",
        head,
        report ->
            new ProtocolException(
                report,
                ProtocolException.Reason.STATUS,
                "a status that does not answer the request",
                null));
  }

  private static @Nullable Refusal refusal(
      HeadView head, ErrorBody body, @Nullable Dialect dialect, int earlier) {
    if (head.status() != 429 && head.status() != 403) {
      return null;
    }
    Refusal refusal = dialect == null ? null : dialect.refusal(head, body, earlier);
    if (refusal == null && head.status() == 429) {
      return new Refusal("requests", RetryAfter.parse(head), -1);
    }
    return refusal;
  }

  private static Failure limited(HeadView head, ApiError error, Refusal refusal, Instant now) {
    Instant retryAt = refusal.delay() == null ? null : now.plus(refusal.delay());
    return new Failure(
        FailureKind.REFUSED,
        "RATE_LIMITED",
        head,
        refusal.delay(),
        refusal.scope(),
        report ->
            new RateLimitedException(report, error, refusal.scope(), refusal.limit(), retryAt));
  }

  private static FailureKind kind(int status) {
    return switch (status) {
      case 401 -> FailureKind.UNAUTHORIZED;
      case 407 -> FailureKind.NOT_SENT_FOR_GOOD;
      case 408, 500, 502, 503, 504 -> FailureKind.UNCLEAR;
      case 421, 425 -> FailureKind.MISDIRECTED;
      default -> FailureKind.FINAL;
    };
  }

  private static String label(int status) {
    return "STATUS_" + status;
  }

  private static SdkException exception(
      CallReport report, ApiError error, @Nullable Instant retryAt) {
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
              report, TransportException.Reason.TIMEOUT, "the server gave up waiting (408)", null);
      case 409 -> new ConflictException(report, error);
      case 410 -> new GoneException(report, error);
      case 422 -> new ValidationException(report, error);
      default ->
          report.status() >= 500
              ? new ServerException(report, error, retryAt)
              : new ApiException(report, error);
    };
  }
}
