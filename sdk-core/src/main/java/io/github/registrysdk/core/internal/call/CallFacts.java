package io.github.registrysdk.core.internal.call;

import io.github.registrysdk.core.CallCancelledException;
import io.github.registrysdk.core.CallInterruptedException;
import io.github.registrysdk.core.CallReport;
import io.github.registrysdk.core.Effect;
import io.github.registrysdk.core.OutcomeUnknownException;
import io.github.registrysdk.core.SdkException;
import io.github.registrysdk.core.Secret;
import io.github.registrysdk.core.TransportException;
import io.github.registrysdk.core.internal.http.CallWatch;
import io.github.registrysdk.core.internal.http.HeadView;
import io.github.registrysdk.core.internal.redact.Redactor;
import io.github.registrysdk.core.internal.redact.ScrubbedCause;
import io.github.registrysdk.core.internal.retry.FailureKind;
import io.github.registrysdk.core.internal.retry.RetryTable;
import io.github.registrysdk.core.spi.RetryClass;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What is known of a call so far, and the exceptions that follow from it. */
final class CallFacts {
  private final CallSpec call;
  private final Pacer pacer;
  private final String requestIdHeader;

  private int attempts;
  private boolean unclear;
  private @Nullable Secret token;
  private @Nullable HeadView lastHead;

  CallFacts(CallSpec call, Pacer pacer, String requestIdHeader) {
    this.call = call;
    this.pacer = pacer;
    this.requestIdHeader = requestIdHeader;
  }

  void attemptStarted(@Nullable Secret sent) {
    attempts++;
    token = sent;
    lastHead = null;
  }

  void attemptEnded(@Nullable HeadView head) {
    lastHead = head;
  }

  /** The call goes on after this. */
  void failed(Failure failure) {
    unclear |= failure.kind() == FailureKind.UNCLEAR || failure.kind() == FailureKind.UNREADABLE;
  }

  int attempts() {
    return attempts;
  }

  @Nullable HeadView lastHead() {
    return lastHead;
  }

  /** Knows what must not be shown of the last answer. */
  Redactor redactor() {
    return new Redactor(token, call.secrets());
  }

  /** Whether a 404 to this failure means that an earlier attempt was heard after all. */
  boolean isDoneAfterAll(Failure failure) {
    return unclear && call.retryClass() == RetryClass.DELETE && failure.status() == 404;
  }

  CallReport report(Effect effect) {
    String requestId = lastHead == null ? null : lastHead.header(requestIdHeader);
    return call.report(
        lastHead == null ? 0 : lastHead.status(),
        attempts,
        pacer.elapsed(),
        requestId == null ? null : redactor().clean(requestId),
        effect);
  }

  /** Of a call that ends before its next attempt. */
  CallReport reportBetweenAttempts() {
    return report(earlierEffect());
  }

  private Effect earlierEffect() {
    return unclear && call.retryClass() != RetryClass.SAFE ? Effect.UNKNOWN : Effect.NONE;
  }

  SdkException exception(Failure failure, RetryTable.Verdict verdict, Attempt<?> attempt) {
    boolean unknown = verdict == RetryTable.Verdict.UNKNOWN;
    Effect effect =
        switch (verdict) {
          case UNKNOWN -> Effect.UNKNOWN;
          case DONE -> Effect.DONE;
          case AGAIN, AGAIN_ONCE, FAIL -> effect(failure, attempt);
        };
    CallReport report = report(effect);
    SdkException cause = failure.exception().apply(report);
    return withSecret(
        unknown ? new OutcomeUnknownException(report, call.operation().check(), cause) : cause,
        attempt);
  }

  private Effect effect(Failure failure, Attempt<?> attempt) {
    if (call.retryClass() == RetryClass.SAFE) {
      return Effect.NONE;
    }
    return switch (failure.kind()) {
      case UNCLEAR, UNREADABLE, NOT_JSON -> Effect.UNKNOWN;
      case FINAL ->
          attempt.status() / 100 == 2
              ? Effect.DONE
              : leavesOpen(attempt.status()) ? Effect.UNKNOWN : earlierEffect();
      default -> earlierEffect();
    };
  }

  /**
   * Statuses that do not refuse: none that could be read, those that answer nothing, failures of
   * the server, and redirects that RFC 9110, 15.4 lets a server give after it has done the work.
   */
  private static boolean leavesOpen(int status) {
    return status < 300 || status == 302 || status == 303 || status >= 500;
  }

  Failure timeUp(Attempt<?> attempt) {
    FailureKind kind =
        !attempt.sent()
            ? FailureKind.NOT_SENT
            : attempt.status() / 100 == 2 ? FailureKind.UNREADABLE : FailureKind.UNCLEAR;
    return new Failure(kind, "TIMEOUT", attempt.head(), timedOut());
  }

  Function<CallReport, SdkException> timedOut() {
    boolean whole = pacer.left().isNegative() || pacer.left().isZero();
    String what =
        whole
            ? "the call took longer than the " + pacer.timeout().toMillis() + " ms it has"
            : "the attempt took too long";
    return report -> new TransportException(report, TransportException.Reason.TIMEOUT, what, null);
  }

  /** Writes are spaced, and this one's place is behind the end of its time. */
  Function<CallReport, SdkException> tooLate() {
    String what =
        "other writes come first, and the call has only " + pacer.timeout().toMillis() + " ms";
    return report -> new TransportException(report, TransportException.Reason.TIMEOUT, what, null);
  }

  /** The detail is our own; what the caller's source says of itself could be a secret. */
  SdkException tokenTrouble(String detail, RuntimeException e) {
    return new TransportException(
        reportBetweenAttempts(),
        TransportException.Reason.TOKEN_SOURCE,
        detail,
        ScrubbedCause.of(e));
  }

  SdkException stopped(CallWatch.Reason reason, @Nullable Attempt<?> attempt) {
    boolean sent = attempt != null && attempt.sent();
    boolean done = attempt != null && attempt.succeeded();
    boolean matters = (sent || unclear) && call.retryClass() != RetryClass.SAFE;
    Effect effect = !matters ? Effect.NONE : done ? Effect.DONE : Effect.UNKNOWN;
    String advice = matters ? "it may have been done: " + call.operation().check() : "";
    CallReport report = report(effect);
    SdkException e =
        reason == CallWatch.Reason.CLOSED
            ? new CallCancelledException(report, advice)
            : new CallInterruptedException(report, advice);
    return attempt == null ? e : withSecret(e, attempt);
  }

  private static SdkException withSecret(SdkException e, Attempt<?> attempt) {
    Secret recovered = attempt.recovered();
    if (recovered != null) {
      e.attachRecoveredSecret(recovered);
    }
    return e;
  }
}
