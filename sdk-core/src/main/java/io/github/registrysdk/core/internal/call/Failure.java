package io.github.registrysdk.core.internal.call;

import io.github.registrysdk.core.CallReport;
import io.github.registrysdk.core.ProtocolException;
import io.github.registrysdk.core.SdkException;
import io.github.registrysdk.core.TransportException;
import io.github.registrysdk.core.internal.http.HttpResponseHead;
import io.github.registrysdk.core.internal.retry.FailureKind;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * An attempt that gave no result.
 *
 * @param label for events and logs: {@code CONNECTION_LOST}
 * @param serverWait how long the provider asked to wait, or null
 * @param limitScope the rate limit that refused it, or null
 */
record Failure(
    FailureKind kind,
    String label,
    @Nullable HttpResponseHead head,
    @Nullable Duration serverWait,
    @Nullable String limitScope,
    Thrown exception) {

  /** Creates the exception of a failure, once the details of the call are known. */
  @FunctionalInterface
  interface Thrown {
    SdkException create(ExceptionFactory exceptions, CallReport report);
  }

  Failure(FailureKind kind, String label, @Nullable HttpResponseHead head, Thrown exception) {
    this(kind, label, head, null, null, exception);
  }

  static Failure transport(
      FailureKind kind,
      @Nullable HttpResponseHead head,
      TransportException.Reason reason,
      String detail,
      @Nullable Throwable cause) {
    return new Failure(
        kind,
        reason.name(),
        head,
        (exceptions, report) -> exceptions.transport(report, reason, detail, cause));
  }

  static Failure protocol(
      FailureKind kind,
      @Nullable HttpResponseHead head,
      ProtocolException.Reason reason,
      String detail,
      @Nullable Throwable cause) {
    return new Failure(
        kind,
        reason.name(),
        head,
        (exceptions, report) -> exceptions.protocol(report, reason, detail, cause));
  }

  int status() {
    return head == null ? 0 : head.status();
  }

  boolean rateLimited() {
    return limitScope != null;
  }
}
