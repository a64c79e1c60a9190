package io.github.registrysdk.core.internal.call;

import io.github.registrysdk.core.ApiError;
import io.github.registrysdk.core.CallReport;
import io.github.registrysdk.core.RateLimitedException;
import io.github.registrysdk.core.RetryPolicy;
import io.github.registrysdk.core.internal.retry.RateGate;
import io.github.registrysdk.core.internal.retry.RetryBudget;
import java.time.Duration;
import java.util.Objects;

/** The time and the budget that one call has, and how long it waits. */
final class Pacer {
  /** Calls that waited together must not return together. */
  private static final long SPREAD_NANOS = 1_000_000_000L;

  private final Engine engine;
  private final RetryPolicy policy;
  private final Duration timeout;
  private final long started;
  private int taken;

  Pacer(Engine engine, Duration timeout) {
    this.engine = engine;
    this.policy = engine.settings().retry();
    this.timeout = timeout;
    this.started = engine.time().nanos();
  }

  Duration timeout() {
    return timeout;
  }

  Duration elapsed() {
    return engine.time().since(started);
  }

  Duration left() {
    return Duration.ofNanos(leftNanos());
  }

  long leftNanos() {
    return timeout.toNanos() - (engine.time().nanos() - started);
  }

  /** What the provider asked for, or the policy's own backoff. */
  Duration delay(Failure failure, int retry) {
    Duration advised = failure.serverWait();
    // "At once" is no advice to a server that has just failed.
    if (advised != null && (failure.rateLimited() || !advised.isZero())) {
      return advised;
    }
    Duration own = policy.backoff().delay(retry, engine.settings().random());
    return Objects.requireNonNull(own, "a backoff gave null").isNegative() ? Duration.ZERO : own;
  }

  /**
   * Whether waiting that long and trying again is within the policy, the budget and the call's
   * time.
   */
  boolean allows(Failure failure, Duration delay) {
    boolean inTime = failure.serverWait() == null ? delay.compareTo(left()) < 0 : allowsWait(delay);
    if (!inTime) {
      return false;
    }
    int cost = failure.rateLimited() ? RetryBudget.RATE_LIMITED_TRY : RetryBudget.FAILED_TRY;
    boolean affordable = engine.budget().take(cost);
    taken += affordable ? cost : 0;
    return affordable;
  }

  boolean allowsWait(Duration delay) {
    return delay.compareTo(policy.longestServerWait()) <= 0 && delay.compareTo(left()) < 0;
  }

  /** A little longer, but not past the end of the call. */
  Duration spread(Duration delay) {
    Duration spread = delay.plusNanos(engine.settings().random().nextLong(SPREAD_NANOS));
    Duration left = left();
    return spread.compareTo(left) < 0 ? spread : left;
  }

  void succeeded() {
    engine.budget().giveBack(taken);
  }

  /** A call that finds its limit exhausted is not sent at all. */
  RateLimitedException closed(RateGate.Closed closed, CallReport report) {
    return new RateLimitedException(
        report, ApiError.NONE, closed.scope(), -1, engine.time().now().plus(closed.left()));
  }
}
