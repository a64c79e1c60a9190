package io.github.registrysdk.core.internal.call;

import io.github.registrysdk.core.CallReport;
import io.github.registrysdk.core.SdkException;
import io.github.registrysdk.core.internal.http.HeadView;
import io.github.registrysdk.core.internal.retry.FailureKind;
import java.time.Duration;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * An attempt that did not give a result.
 *
 * @param kind what that tells about the request
 * @param label for events and logs: {@code CONNECTION_LOST}
 * @param head the answer's head, or null if none came whole
 * @param serverWait how long the provider asked to wait, or null
 * @param limitScope the rate limit that refused it, or null
 * @param exception what to throw if this is the end, made from the call's facts
 */
record Failure(
    FailureKind kind,
    String label,
    @Nullable HeadView head,
    @Nullable Duration serverWait,
    @Nullable String limitScope,
    Function<CallReport, SdkException> exception) {

  Failure(
      FailureKind kind,
      String label,
      @Nullable HeadView head,
      Function<CallReport, SdkException> exception) {
    this(kind, label, head, null, null, exception);
  }

  int status() {
    return head == null ? 0 : head.status();
  }

  boolean rateLimited() {
    return limitScope != null;
  }
}
