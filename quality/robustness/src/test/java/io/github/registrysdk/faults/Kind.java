package io.github.registrysdk.faults;

import io.github.registrysdk.core.Effect;
import io.github.registrysdk.operations.Sample;
import io.github.registrysdk.testsupport.ExpectedRetry;
import io.github.registrysdk.testsupport.ExpectedRetry.Verdict;

/** What a fault is to the client: the expected retries, and what is known about the effect. */
enum Kind {
  NOT_SENT(ExpectedRetry.NOT_SENT, Effect.NONE, false),
  NOT_SENT_ONCE(ExpectedRetry.NOT_SENT_ONCE, Effect.NONE, false),
  NEVER_SENT(ExpectedRetry.NOT_SENT_FOR_GOOD, Effect.NONE, false),
  LOST(ExpectedRetry.UNCLEAR, Effect.UNKNOWN, true),
  /** A success whose head contradicts itself about its body. */
  CUT_HEAD(ExpectedRetry.UNREADABLE, Effect.UNKNOWN, true),
  CUT_BODY(ExpectedRetry.UNREADABLE, Effect.UNKNOWN, true, 4, true),
  NO_JSON(ExpectedRetry.NOT_DOCUMENTED, Effect.UNKNOWN, true, 4, true),
  /** A success that no document promises, even if its body is not needed. */
  UNDOCUMENTED(ExpectedRetry.NOT_DOCUMENTED, Effect.UNKNOWN, true),
  UNUSABLE(ExpectedRetry.FINAL, Effect.DONE, true, 4, true),
  /** No time is left for another attempt. */
  OVERDUE_HEAD(ExpectedRetry.UNCLEAR, Effect.UNKNOWN, true, 1, false),
  OVERDUE_BODY(ExpectedRetry.UNREADABLE, Effect.UNKNOWN, true, 1, true),
  STRANGE(ExpectedRetry.FINAL, Effect.UNKNOWN, true),
  REFUSED(ExpectedRetry.REFUSED, Effect.NONE, false),
  /** The second wait is longer than the client may wait. */
  REFUSED_LONGER(ExpectedRetry.REFUSED, Effect.NONE, false, 2, false),
  REFUSED_TOO_LONG(ExpectedRetry.REFUSED, Effect.NONE, false, 1, false),
  /** Sent once more, with another token. */
  UNAUTHORIZED(ExpectedRetry.UNAUTHORIZED, Effect.NONE, false),
  MISDIRECTED(ExpectedRetry.MISDIRECTED, Effect.NONE, false),
  FINAL(ExpectedRetry.FINAL, Effect.NONE, false);

  private final ExpectedRetry retry;
  private final Effect effect;
  final boolean takesEffect;
  private final int mostAttempts;

  /** Whether it is in the body, so that nobody notices where the body is not read. */
  private final boolean inBody;

  Kind(ExpectedRetry retry, Effect effect, boolean takesEffect) {
    this(retry, effect, takesEffect, 4, false);
  }

  Kind(ExpectedRetry retry, Effect effect, boolean takesEffect, int mostAttempts, boolean inBody) {
    this.retry = retry;
    this.effect = effect;
    this.takesEffect = takesEffect;
    this.mostAttempts = mostAttempts;
    this.inBody = inBody;
  }

  Verdict verdict(Sample row) {
    return inBody && !row.readsBody() ? Verdict.DONE : retry.of(row.retryClass());
  }

  /** How many requests are sent if the same response comes each time. */
  int attempts(Sample row) {
    return this == UNAUTHORIZED ? 2 : Math.min(mostAttempts, verdict(row).requests());
  }

  Effect effect(Sample row) {
    return row.hasNoEffect() ? Effect.NONE : effect;
  }

  boolean isSent() {
    return this != NOT_SENT && this != NOT_SENT_ONCE && this != NEVER_SENT;
  }
}
