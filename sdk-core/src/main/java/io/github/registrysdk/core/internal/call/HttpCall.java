package io.github.registrysdk.core.internal.call;

import io.github.registrysdk.core.CallReport;
import io.github.registrysdk.core.RetryPolicy;
import io.github.registrysdk.core.SdkException;
import io.github.registrysdk.core.Secret;
import io.github.registrysdk.core.TokenSource;
import io.github.registrysdk.core.TypedResponse;
import io.github.registrysdk.core.internal.http.BearerToken;
import io.github.registrysdk.core.internal.http.CallWatch;
import io.github.registrysdk.core.internal.http.HttpResponseHead;
import io.github.registrysdk.core.internal.http.RequestContent;
import io.github.registrysdk.core.internal.redact.Redactor;
import io.github.registrysdk.core.internal.retry.FailureKind;
import io.github.registrysdk.core.internal.retry.RateGate;
import io.github.registrysdk.core.internal.retry.RetryBudget;
import io.github.registrysdk.core.internal.retry.RetryTable;
import io.github.registrysdk.core.toolkit.AskedSources;
import io.github.registrysdk.core.toolkit.Deadline;
import io.github.registrysdk.core.toolkit.TokenSourceFailure;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletionException;
import java.util.function.Consumer;
import java.util.function.Function;
import okhttp3.HttpUrl;
import okhttp3.Request;
import org.jspecify.annotations.Nullable;

/**
 * A whole call: attempts and waits until there is a result or an exception. Every request is sent
 * by {@link #sendUntilDone()}, which lists the policies in their order.
 */
final class HttpCall<T> {
  /** Calls that waited for the same rate limit must not all continue at the same moment. */
  private static final long SPREAD_NANOS = 1_000_000_000L;

  private final Engine engine;
  private final RequestContent content;
  private final ResponseReader<T> reader;
  private final RetryPolicy policy;
  private final CallState state;
  private final CallJournal.Entry journal;

  private PreparedCall call;
  private int failedTries;
  private int redirects;
  private int budgetTaken;
  private boolean reauthorized;
  private boolean poolSuspect;
  private @Nullable Set<FailureKind> retriedOnce;

  HttpCall(Engine engine, PreparedCall call, RequestContent content, ResponseReader<T> reader) {
    this.engine = engine;
    this.call = call;
    this.content = content;
    this.reader = reader;
    this.policy = engine.settings.retry();
    this.state = new CallState(engine, call);
    this.journal = engine.journal.open(call, state::redactor);
  }

  T execute() {
    try {
      journal.started();
      T result = sendUntilDone();
      state.succeeded();
      engine.budget.giveBack(budgetTaken);
      if (journal.isFollowed()) {
        journal.succeeded(state.attempts(), state.lastHead(), state.elapsed());
      }
      Consumer<TypedResponse<?>> responses = call.responses();
      if (responses != null) {
        responses.accept(state.response());
      }
      return result;
    } catch (SdkException e) {
      journal.failed(state.attempts(), state.lastHead(), state.elapsed(), e);
      throw e;
    } catch (Throwable e) {
      // An error of the JVM, or one of the caller's code that is not ours to change.
      SdkException known = state.endedBy(e);
      journal.failed(state.attempts(), state.lastHead(), state.elapsed(), known);
      e.addSuppressed(known);
      throw e;
    } finally {
      content.wipe();
    }
  }

  /**
   * After a success. Redacting it takes more memory than a page of a list, so not for each call.
   */
  CallReport report() {
    return state.reportOfSuccess();
  }

  /** Redacts what a host must not contain. */
  Redactor hostRedactor() {
    return state.hostRedactor();
  }

  private T sendUntilDone() {
    while (true) {
      endIfStopped();
      waitForRateLimit();
      waitForWriteInterval();
      Secret token = call.external() ? null : token();
      Outcome<T> outcome = send(token);
      T result = null;
      if (outcome instanceof Outcome.Done<T> done) {
        result = done.result();
      } else if (outcome instanceof Outcome.Redirected<T> redirected) {
        result = elsewhereOrFollow(redirected);
      } else if (outcome instanceof Outcome.Stopped<T> stopped) {
        throw state.stopped(stopped.reason(), stopped.seen());
      } else if (outcome instanceof Outcome.Failed<T> failed) {
        result = doneOrWaitForRetry(failed.failure(), failed.seen(), token);
      }
      if (result != null) {
        return result;
      }
    }
  }

  private void endIfStopped() {
    if (Thread.currentThread().isInterrupted()) {
      throw state.stopped(CallWatch.Reason.INTERRUPTED, null);
    }
    if (engine.time.isClosed()) {
      throw state.stopped(CallWatch.Reason.CLOSED, null);
    }
  }

  private void waitForRateLimit() {
    if (call.external()) {
      return;
    }
    for (RateGate.Closed closed = engine.gate.closed();
        closed != null;
        closed = engine.gate.closed()) {
      if (!allowsServerWait(closed.left())) {
        throw state.rateLimited(closed);
      }
      Duration spread = closed.left().plusNanos(engine.settings.random().nextLong(SPREAD_NANOS));
      // No spread if the call would have no time left to send its request.
      pause(spread.compareTo(state.left()) < 0 ? spread : closed.left(), "RATE_LIMITED");
    }
  }

  private void waitForWriteInterval() {
    if (call.external() || !call.isWrite()) {
      return;
    }
    Duration delay = engine.writeInterval.reserve(state.left());
    if (delay == null) {
      throw state.noTimeToWait();
    }
    if (!delay.isZero()) {
      pause(delay, "WRITE_INTERVAL");
      // A limit may have been reached while this write waited for its turn.
      waitForRateLimit();
    }
  }

  private Secret token() {
    return asked(
        tokens -> Objects.requireNonNull(tokens.token(), "a token source must not give null"));
  }

  /** What a source does takes from the time of this call, whatever it is asked. */
  private <R> R asked(Function<TokenSource, R> question) {
    Deadline outer = Deadline.enter(state.deadline());
    try {
      return AskedSources.ask(call.tokens(), () -> question.apply(call.tokens()));
    } catch (SdkException e) {
      throw state.fromTokenSource(e);
    } catch (Throwable e) {
      throw tokenTrouble(e);
    } finally {
      Deadline.enter(outer);
    }
  }

  private SdkException tokenTrouble(Throwable e) {
    if (e instanceof InterruptedException) {
      Thread.currentThread().interrupt();
    }
    if (e instanceof VirtualMachineError error && !(e instanceof StackOverflowError)) {
      throw error;
    }
    // Waiting for what another thread fetches ends like this.
    endIfStopped();
    if (state.leftNanos() <= 0) {
      return state.timedOut();
    }
    if (e instanceof CompletionException && e.getCause() instanceof SdkException ours) {
      return state.fromTokenSource(ours);
    }
    return state.tokenTrouble(
        e instanceof TokenSourceFailure
            ? String.valueOf(e.getMessage())
            : "the token source failed",
        e);
  }

  private @Nullable String authorization(@Nullable Secret token) {
    try {
      return token == null
          ? null
          : BearerToken.header(engine.settings.dialect().authorizationScheme(), token);
    } catch (RuntimeException e) {
      throw state.tokenTrouble(String.valueOf(e.getMessage()), e);
    }
  }

  private Outcome<T> send(@Nullable Secret token) {
    String authorization = authorization(token);
    Request request = engine.request(call, content, reader.headers(), authorization);
    // A token source can return a token although the thread was interrupted meanwhile.
    endIfStopped();
    long left = state.leftNanos();
    if (left <= 0) {
      throw state.timedOut();
    }
    Duration limit = engine.settings.timeouts().attempt();
    state.attemptStarted(authorization);
    boolean followed = journal.isFollowed();
    long started = followed ? engine.time.nanos() : 0;
    journal.attemptStarted(state.attempts(), request);
    Outcome<T> outcome =
        new Attempt<>(engine, call, reader, state)
            .run(
                engine.traced(call, request),
                call.isNeverRepeated() || poolSuspect,
                limit == null ? left : Math.min(limit.toNanos(), left));
    Outcome.Seen seen = outcome.seen();
    HttpResponseHead head = seen.head();
    // A status is known that was read with headers which were refused.
    state.attemptEnded(
        head == null && seen.status() > 0 ? HttpResponseHead.ofStatus(seen.status()) : head);
    if (followed) {
      journal.attemptEnded(
          state.attempts(), head, seen.status(), engine.time.since(started), outcome.problem());
    }
    return outcome;
  }

  /** Null if the call goes on at another URL of the same origin. */
  private @Nullable T elsewhereOrFollow(Outcome.Redirected<T> redirected) {
    HttpUrl target = Redirect.target(call.url(), call.retryClass(), redirected.head(), redirects);
    if (target == null) {
      HttpUrl other = Redirect.elsewhere(call.url(), call.retryClass(), redirected.head());
      T result = other == null ? null : reader.elsewhere(other);
      if (result != null) {
        return result;
      }
      throw state.exception(
          Redirect.refused(call.url(), redirected.head(), state.hostRedactor()),
          RetryTable.Verdict.FAIL,
          redirected.seen());
    }
    redirects++;
    state.redirected(target);
    call = call.at(target);
    return null;
  }

  /** Null if the call goes on; a result if the request was done in spite of the failure. */
  private @Nullable T doneOrWaitForRetry(
      Failure failure, Outcome.Seen seen, @Nullable Secret token) {
    HttpResponseHead head = seen.head();
    T done = head != null && state.isDoneAfterAll(failure) ? reader.done(head) : null;
    if (done != null) {
      return done;
    }
    if (failure.kind() == FailureKind.UNAUTHORIZED
        && token != null
        && content.repeatable()
        && hasNewTokenAfter(token)) {
      return null;
    }
    failedTries++;
    RetryTable.Verdict verdict = RetryTable.verdict(call.retryClass(), failure.kind());
    switch (verdict) {
      case DONE -> {
        done = reader.done(head != null ? head : HttpResponseHead.ofStatus(seen.status()));
        if (done == null) {
          throw state.exception(failure, verdict, seen);
        }
        return done;
      }
      case UNKNOWN, FAIL -> throw state.exception(failure, verdict, seen);
      case AGAIN_ONCE -> {
        if (retriedOnce == null) {
          retriedOnce = EnumSet.noneOf(FailureKind.class);
        }
        if (!retriedOnce.add(failure.kind())) {
          throw state.exception(failure, verdict, seen);
        }
      }
      case AGAIN -> {}
    }
    state.retriedAfter(failure);
    // A server that restarts leaves more dead connections behind than a call has attempts.
    poolSuspect |= failure.kind() != FailureKind.REFUSED;
    waitForRetry(failure, verdict, seen);
    return null;
  }

  private boolean hasNewTokenAfter(Secret rejected) {
    if (reauthorized) {
      return false;
    }
    reauthorized = true;
    asked(
        tokens -> {
          tokens.rejected(rejected);
          return true;
        });
    return !token().equals(rejected);
  }

  private void waitForRetry(Failure failure, RetryTable.Verdict verdict, Outcome.Seen seen) {
    Duration delay;
    try {
      delay = delay(failure);
    } catch (Throwable e) {
      // A backoff of the caller's own may fail; the caller must know what happened before.
      SdkException reported = state.exception(failure, verdict, seen);
      reported.addSuppressed(e);
      throw reported;
    }
    // A limit of a host that is not the provider's delays no other call, and this call does not
    // wait for the client's limits on its way there.
    boolean gated = failure.limitScope() != null && !call.external();
    if (gated) {
      engine.gate.close(String.valueOf(failure.limitScope()), delay);
    }
    boolean allowed = failedTries < call.maxAttempts() && content.repeatable();
    if (!allowed || !allowsRetry(failure, delay)) {
      throw state.exception(failure, verdict, seen);
    }
    if (!gated) {
      pause(delay, failure.label());
    }
  }

  /** What the provider asked for, or the policy's own backoff. */
  private Duration delay(Failure failure) {
    Duration advised = failure.serverWait();
    // "At once" is no advice to a server that has just failed.
    if (advised != null && (failure.rateLimited() || !advised.isZero())) {
      return advised;
    }
    Duration own = policy.backoff().delay(failedTries, engine.settings.random());
    return Objects.requireNonNull(own, "a backoff gave null").isNegative() ? Duration.ZERO : own;
  }

  /** Whether waiting and trying again is within the policy, the call's time and the budget. */
  private boolean allowsRetry(Failure failure, Duration delay) {
    boolean inTime =
        failure.serverWait() == null ? delay.compareTo(state.left()) < 0 : allowsServerWait(delay);
    if (!inTime) {
      return false;
    }
    int cost = failure.rateLimited() ? RetryBudget.RATE_LIMITED_TRY : RetryBudget.FAILED_TRY;
    boolean affordable = engine.budget.take(cost);
    budgetTaken += affordable ? cost : 0;
    return affordable;
  }

  private boolean allowsServerWait(Duration delay) {
    return delay.compareTo(policy.longestServerWait()) <= 0 && delay.compareTo(state.left()) < 0;
  }

  private void pause(Duration delay, String reason) {
    journal.waiting(state.attempts() + 1, call.maxAttempts(), delay, reason);
    try {
      engine.time.sleep(delay);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    endIfStopped();
  }
}
