package io.github.registrysdk.core.internal;

import io.github.registrysdk.core.CallCancelledException;
import io.github.registrysdk.core.CallInterruptedException;
import io.github.registrysdk.core.CallReport;
import io.github.registrysdk.core.Effect;
import io.github.registrysdk.core.OutcomeUnknownException;
import io.github.registrysdk.core.SdkException;
import io.github.registrysdk.core.Secret;
import io.github.registrysdk.core.TransportException;
import io.github.registrysdk.core.spi.RetryClass;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import okhttp3.HttpUrl;
import okhttp3.Request;
import org.jspecify.annotations.Nullable;

/**
 * A whole call: attempts, waits, and what becomes of them. The one path on which anything is sent.
 *
 * @param <T> the result
 */
final class HttpCall<T> {
  private final Engine engine;
  private final AnswerReader<T> reader;
  private final Pacer pacer;
  private final CallJournal.Entry journal;
  private final Set<FailureKind> repeatedOnce = EnumSet.noneOf(FailureKind.class);

  private CallSpec call;
  private int attempts;
  private int failedTries;
  private int refusals;
  private int redirects;
  private boolean reauthorized;
  private boolean unclear;
  private @Nullable HeadView lastHead;

  HttpCall(Engine engine, CallSpec call, AnswerReader<T> reader) {
    this.engine = engine;
    this.call = call;
    this.reader = reader;
    this.pacer = new Pacer(engine, call.timeout());
    this.journal = engine.journal().open(call);
  }

  T execute() {
    try {
      T result = attemptUntilDone();
      journal.succeeded(attempts, lastHead, pacer.elapsed());
      return result;
    } catch (SdkException e) {
      journal.failed(e);
      throw e;
    } finally {
      call.content().wipe();
    }
  }

  /** The facts so far. */
  CallReport report(Effect effect) {
    String requestId =
        lastHead == null ? null : lastHead.header(engine.settings().dialect().requestIdHeader());
    return call.report(
        lastHead == null ? 0 : lastHead.status(),
        attempts,
        pacer.elapsed(),
        requestId == null ? null : Redactor.oneLine(requestId),
        effect);
  }

  private T attemptUntilDone() {
    while (true) {
      checkStopped();
      if (!call.external()) {
        passGate();
        if (call.retryClass() != RetryClass.SAFE && call.retryClass() != RetryClass.REPEATABLE) {
          spaceWrites();
        }
      }
      Secret token = call.external() ? null : token();
      Attempt<T> attempt = send(token);
      T result = attempt.result();
      if (result != null) {
        pacer.succeeded();
        return result;
      }
      T done = judge(attempt, token);
      if (done != null) {
        return done;
      }
    }
  }

  private Attempt<T> send(@Nullable Secret token) {
    Duration left = pacer.left();
    if (left.isNegative() || left.isZero()) {
      throw timedOut().apply(report(unclear ? Effect.UNKNOWN : Effect.NONE));
    }
    Duration limit = engine.settings().timeouts().attempt();
    Request request = engine.request(call, token);
    Attempt<T> attempt = new Attempt<>(engine, call, reader, token, refusals);
    attempts++;
    lastHead = null;
    long started = engine.time().nanos();
    journal.attemptStarted(attempts, request);
    attempt.run(request, (limit != null && limit.compareTo(left) < 0 ? limit : left).toNanos());
    lastHead = attempt.head();
    Failure failure = attempt.failure();
    journal.attemptEnded(
        attempts,
        lastHead,
        attempt.status(),
        engine.time().since(started),
        failure == null ? null : failure.label());
    return attempt;
  }

  /** Null if the call goes on; a result if it was done all the same. */
  private @Nullable T judge(Attempt<T> attempt, @Nullable Secret token) {
    CallWatch.Reason ended = attempt.ended();
    if (ended == CallWatch.Reason.INTERRUPTED || ended == CallWatch.Reason.CLOSED) {
      throw stopped(ended, attempt);
    }
    HeadView head = attempt.head();
    if (attempt.failure() == null && head != null && ended == null) {
      followRedirect(head);
      return null;
    }
    Failure failure = ended == CallWatch.Reason.TIME_UP ? timeUp(attempt) : attempt.failure();
    if (failure == null) {
      throw new IllegalStateException("an attempt must have a result, a failure or an end");
    }
    if (unclear
        && call.retryClass() == RetryClass.DELETE
        && failure.status() == 404
        && head != null) {
      return reader.done(head);
    }
    if (failure.kind() == FailureKind.UNAUTHORIZED && token != null && newTokenAfter(token)) {
      return null;
    }
    return act(failure, attempt);
  }

  private @Nullable T act(Failure failure, Attempt<T> attempt) {
    failedTries++;
    switch (RetryTable.verdict(call.retryClass(), failure.kind())) {
      case DONE -> {
        return reader.done(
            Objects.requireNonNullElseGet(
                attempt.head(), () -> HeadView.ofStatus(attempt.status())));
      }
      case UNKNOWN -> throw fail(failure, attempt, true);
      case FAIL -> throw fail(failure, attempt, false);
      case AGAIN_ONCE -> {
        if (!repeatedOnce.add(failure.kind())) {
          throw fail(failure, attempt, false);
        }
      }
      case AGAIN -> {}
    }
    unclear |= failure.kind() == FailureKind.UNCLEAR || failure.kind() == FailureKind.UNREADABLE;
    waitFor(failure, attempt);
    return null;
  }

  private void waitFor(Failure failure, Attempt<T> attempt) {
    refusals += failure.rateLimited() ? 1 : 0;
    Duration delay = pacer.delay(failure, failedTries);
    if (failure.limitScope() != null) {
      engine.gate().close(failure.limitScope(), delay);
    }
    boolean allowed = failedTries < call.maxAttempts() && call.content().repeatable();
    if (!allowed || !pacer.allows(failure, delay)) {
      throw fail(failure, attempt, false);
    }
    if (failure.limitScope() == null) {
      pause(delay, failure.label());
    }
  }

  private SdkException fail(Failure failure, Attempt<T> attempt, boolean unknown) {
    CallReport report = report(unknown ? Effect.UNKNOWN : effect(failure));
    SdkException cause = failure.exception().apply(report);
    return withSecret(
        unknown ? new OutcomeUnknownException(report, call.operation().check(), cause) : cause,
        attempt);
  }

  private Effect effect(Failure failure) {
    if (call.retryClass() == RetryClass.SAFE) {
      return Effect.NONE;
    }
    int status = failure.status();
    return switch (failure.kind()) {
      case UNCLEAR, UNREADABLE, NOT_JSON -> Effect.UNKNOWN;
      case FINAL ->
          status / 100 == 2
              ? Effect.DONE
              : isStrange(status) || unclear ? Effect.UNKNOWN : Effect.NONE;
      default -> unclear ? Effect.UNKNOWN : Effect.NONE;
    };
  }

  private static boolean isStrange(int status) {
    return status != 0 && (status < 300 || status >= 500);
  }

  private Failure timeUp(Attempt<T> attempt) {
    FailureKind kind =
        !attempt.sent()
            ? FailureKind.NOT_SENT
            : attempt.status() / 100 == 2 ? FailureKind.UNREADABLE : FailureKind.UNCLEAR;
    return new Failure(kind, "TIMEOUT", attempt.head(), timedOut());
  }

  private Function<CallReport, SdkException> timedOut() {
    boolean whole = pacer.left().isNegative() || pacer.left().isZero();
    String what =
        whole
            ? "the call took longer than the " + pacer.timeout().toMillis() + " ms it has"
            : "the attempt took too long";
    return report -> new TransportException(report, TransportException.Reason.TIMEOUT, what, null);
  }

  private boolean newTokenAfter(Secret rejected) {
    if (reauthorized) {
      return false;
    }
    reauthorized = true;
    try {
      call.tokens().rejected(rejected);
    } catch (RuntimeException e) {
      throw tokenTrouble(e);
    }
    return !token().equals(rejected);
  }

  private Secret token() {
    try {
      Secret token = call.tokens().token();
      BearerToken.header(token);
      return token;
    } catch (SdkException e) {
      throw e;
    } catch (RuntimeException e) {
      throw tokenTrouble(e);
    }
  }

  private SdkException tokenTrouble(RuntimeException e) {
    String what =
        e instanceof IllegalArgumentException || e instanceof IllegalStateException
            ? ": " + e.getMessage()
            : "";
    return new TransportException(
        report(unclear ? Effect.UNKNOWN : Effect.NONE),
        TransportException.Reason.TOKEN_SOURCE,
        "the token source gave no usable token" + what,
        ScrubbedCause.of(e));
  }

  private void followRedirect(HeadView head) {
    HttpUrl target = Redirect.target(call, head, redirects);
    if (target == null) {
      Failure refused = Redirect.refused(call, head);
      throw refused.exception().apply(report(effect(refused)));
    }
    redirects++;
    call = call.to(target);
  }

  private void passGate() {
    for (RateGate.Closed closed = engine.gate().closed();
        closed != null;
        closed = engine.gate().closed()) {
      if (!pacer.allowsWait(closed.left())) {
        throw pacer.closed(closed, report(Effect.NONE));
      }
      pause(pacer.spread(closed.left()), "RATE_LIMITED");
    }
  }

  private void spaceWrites() {
    Duration delay = engine.writeSpacing().reserve();
    if (!delay.isZero()) {
      pause(delay, "WRITE_SPACING");
    }
  }

  private void pause(Duration delay, String reason) {
    journal.waiting(attempts + 1, call.maxAttempts(), delay, reason);
    try {
      engine.time().sleep(delay);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    checkStopped();
  }

  private void checkStopped() {
    if (Thread.currentThread().isInterrupted()) {
      throw stopped(CallWatch.Reason.INTERRUPTED, null);
    }
    if (engine.isClosed()) {
      throw stopped(CallWatch.Reason.CLOSED, null);
    }
  }

  private SdkException stopped(CallWatch.Reason reason, @Nullable Attempt<T> attempt) {
    boolean sent = attempt != null && attempt.sent();
    boolean done = attempt != null && sent && attempt.status() / 100 == 2;
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

  private SdkException withSecret(SdkException e, Attempt<T> attempt) {
    Secret recovered = attempt.recovered();
    if (recovered != null) {
      e.attachRecoveredSecret(recovered);
    }
    return e;
  }
}
