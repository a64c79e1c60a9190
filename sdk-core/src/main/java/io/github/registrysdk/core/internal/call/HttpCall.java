package io.github.registrysdk.core.internal.call;

import io.github.registrysdk.core.CallReport;
import io.github.registrysdk.core.Effect;
import io.github.registrysdk.core.SdkException;
import io.github.registrysdk.core.Secret;
import io.github.registrysdk.core.internal.http.BearerToken;
import io.github.registrysdk.core.internal.http.CallWatch;
import io.github.registrysdk.core.internal.http.HeadView;
import io.github.registrysdk.core.internal.http.RequestProgress;
import io.github.registrysdk.core.internal.redact.Redactor;
import io.github.registrysdk.core.internal.retry.FailureKind;
import io.github.registrysdk.core.internal.retry.RateGate;
import io.github.registrysdk.core.internal.retry.RetryTable;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Objects;
import java.util.Set;
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
  private final CallFacts facts;
  private final CallJournal.Entry journal;

  private CallSpec call;
  private int failedTries;
  private int refusals;
  private int redirects;
  private boolean reauthorized;
  private boolean poolSuspect;
  private @Nullable Set<FailureKind> repeatedOnce;

  HttpCall(Engine engine, CallSpec call, AnswerReader<T> reader) {
    this.engine = engine;
    this.call = call;
    this.reader = reader;
    this.pacer = new Pacer(engine, call.timeout());
    this.facts = new CallFacts(call, pacer, engine.settings().dialect().requestIdHeader());
    this.journal = engine.journal().open(call);
  }

  T execute() {
    try {
      journal.started();
      T result = attemptUntilDone();
      if (journal.isFollowed()) {
        journal.succeeded(facts.attempts(), facts.lastHead(), pacer.elapsed());
      }
      return result;
    } catch (SdkException e) {
      journal.failed(facts.attempts(), facts.lastHead(), pacer.elapsed(), e);
      throw e;
    } finally {
      call.content().wipe();
    }
  }

  /** The facts so far. */
  CallReport report(Effect effect) {
    return facts.report(effect);
  }

  /** Strikes out what this call must not show. */
  Redactor redactor() {
    return facts.redactor();
  }

  private T attemptUntilDone() {
    while (true) {
      checkStopped();
      if (!call.external()) {
        passGate();
        if (call.isSpaced()) {
          spaceWrites();
          // It may have closed while this write waited for its place.
          passGate();
        }
      }
      Secret token = call.external() ? null : token();
      Attempt<T> attempt = send(token);
      T result = attempt.result();
      if (result == null) {
        result = judge(attempt, token);
      }
      if (result != null) {
        pacer.succeeded();
        return result;
      }
    }
  }

  private Attempt<T> send(@Nullable Secret token) {
    long left = pacer.leftNanos();
    if (left <= 0) {
      throw facts.timedOut().apply(facts.reportBetweenAttempts());
    }
    Duration limit = engine.settings().timeouts().attempt();
    RequestProgress progress = new RequestProgress();
    Request request = engine.request(call, authorization(token), progress);
    Attempt<T> attempt = new Attempt<>(engine, call, reader, token, refusals, progress);
    facts.attemptStarted(token);
    long started = engine.time().nanos();
    journal.attemptStarted(facts.attempts(), request);
    attempt.run(
        request,
        call.isPrecious() || poolSuspect,
        limit == null ? left : Math.min(limit.toNanos(), left));
    facts.attemptEnded(attempt.head());
    if (journal.isFollowed()) {
      journal.attemptEnded(
          facts.attempts(),
          attempt.head(),
          facts::redactor,
          attempt.status(),
          engine.time().since(started),
          attempt.problem());
    }
    return attempt;
  }

  /** Null if the call goes on; a result if it was done all the same. */
  private @Nullable T judge(Attempt<T> attempt, @Nullable Secret token) {
    CallWatch.Reason ended = attempt.ended();
    if (ended == CallWatch.Reason.INTERRUPTED || ended == CallWatch.Reason.CLOSED) {
      throw facts.stopped(ended, attempt);
    }
    HeadView head = attempt.head();
    if (attempt.failure() == null && head != null && ended == null) {
      followRedirect(head, attempt);
      return null;
    }
    Failure failure = attempt.failure();
    // An error is known by its status; that its body took too long changes nothing.
    if (failure == null || (ended == CallWatch.Reason.TIME_UP && failure.status() < 400)) {
      failure = ended == CallWatch.Reason.TIME_UP ? facts.timeUp(attempt) : failure;
    }
    if (failure == null) {
      throw new IllegalStateException("an attempt must have a result, a failure or an end");
    }
    T done = head != null && facts.isDoneAfterAll(failure) ? reader.done(head) : null;
    if (done != null) {
      return done;
    }
    if (failure.kind() == FailureKind.UNAUTHORIZED
        && token != null
        && call.content().repeatable()
        && newTokenAfter(token)) {
      return null;
    }
    return act(failure, attempt);
  }

  private @Nullable T act(Failure failure, Attempt<T> attempt) {
    failedTries++;
    RetryTable.Verdict verdict = RetryTable.verdict(call.retryClass(), failure.kind());
    switch (verdict) {
      case DONE -> {
        HeadView head = attempt.head();
        T done = reader.done(head != null ? head : HeadView.ofStatus(attempt.status()));
        if (done == null) {
          throw facts.exception(failure, verdict, attempt);
        }
        return done;
      }
      case UNKNOWN, FAIL -> throw facts.exception(failure, verdict, attempt);
      case AGAIN_ONCE -> {
        if (repeatedOnce == null) {
          repeatedOnce = EnumSet.noneOf(FailureKind.class);
        }
        if (!repeatedOnce.add(failure.kind())) {
          throw facts.exception(failure, verdict, attempt);
        }
      }
      case AGAIN -> {}
    }
    facts.failed(failure);
    // A server that restarts leaves more dead connections behind than a call has attempts.
    poolSuspect |= failure.kind() != FailureKind.REFUSED;
    waitFor(failure, verdict, attempt);
    return null;
  }

  private void waitFor(Failure failure, RetryTable.Verdict verdict, Attempt<T> attempt) {
    refusals += failure.rateLimited() ? 1 : 0;
    Duration delay = delay(failure, verdict, attempt);
    // A limit of a host that is not the provider's holds up nobody else, and this call itself
    // does not pass the gate on its way there.
    boolean gated = failure.limitScope() != null && !call.external();
    if (gated) {
      engine.gate().close(String.valueOf(failure.limitScope()), delay);
    }
    boolean allowed = failedTries < call.maxAttempts() && call.content().repeatable();
    if (!allowed || !pacer.allows(failure, delay)) {
      throw facts.exception(failure, verdict, attempt);
    }
    if (!gated) {
      pause(delay, failure.label());
    }
  }

  /** A backoff of the caller's own may fail; what happened before is what the caller must know. */
  private Duration delay(Failure failure, RetryTable.Verdict verdict, Attempt<T> attempt) {
    try {
      return pacer.delay(failure, failedTries);
    } catch (RuntimeException e) {
      SdkException told = facts.exception(failure, verdict, attempt);
      told.addSuppressed(e);
      throw told;
    }
  }

  private boolean newTokenAfter(Secret rejected) {
    if (reauthorized) {
      return false;
    }
    reauthorized = true;
    try {
      call.tokens().rejected(rejected);
    } catch (RuntimeException e) {
      throw facts.tokenTrouble("the token source failed", e);
    }
    return !token().equals(rejected);
  }

  private Secret token() {
    try {
      return Objects.requireNonNull(call.tokens().token(), "a token source must not give null");
    } catch (SdkException e) {
      throw e;
    } catch (RuntimeException e) {
      // Waiting for another thread's refresh ends like this.
      checkStopped();
      throw facts.tokenTrouble("the token source failed", e);
    }
  }

  private @Nullable String authorization(@Nullable Secret token) {
    try {
      return token == null ? null : BearerToken.header(token);
    } catch (RuntimeException e) {
      throw facts.tokenTrouble(String.valueOf(e.getMessage()), e);
    }
  }

  private void followRedirect(HeadView head, Attempt<T> attempt) {
    HttpUrl target = Redirect.target(call, head, redirects);
    if (target == null) {
      throw facts.exception(
          Redirect.refused(call, head, facts.redactor()), RetryTable.Verdict.FAIL, attempt);
    }
    redirects++;
    call = call.to(target);
  }

  private void passGate() {
    for (RateGate.Closed closed = engine.gate().closed();
        closed != null;
        closed = engine.gate().closed()) {
      if (!pacer.allowsWait(closed.left())) {
        throw pacer.closed(closed, facts.reportBetweenAttempts());
      }
      pause(pacer.spread(closed.left()), "RATE_LIMITED");
    }
  }

  private void spaceWrites() {
    Duration delay = engine.writeSpacing().reserve(pacer.left());
    if (delay == null) {
      throw facts.tooLate().apply(facts.reportBetweenAttempts());
    }
    if (!delay.isZero()) {
      pause(delay, "WRITE_SPACING");
    }
  }

  private void pause(Duration delay, String reason) {
    journal.waiting(facts.attempts() + 1, call.maxAttempts(), delay, reason);
    try {
      engine.time().sleep(delay);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    checkStopped();
  }

  private void checkStopped() {
    if (Thread.currentThread().isInterrupted()) {
      throw facts.stopped(CallWatch.Reason.INTERRUPTED, null);
    }
    if (engine.isClosed()) {
      throw facts.stopped(CallWatch.Reason.CLOSED, null);
    }
  }
}
