package io.github.registrysdk.faults;

import io.github.registrysdk.core.Effect;
import io.github.registrysdk.core.spi.RetryClass;
import java.util.List;

/** How each class of request answers a kind of fault: what is sent again, and what is known. */
enum Kind {
  NOT_SENT("FOUR FOUR FOUR FOUR FOUR", Effect.NONE, false),
  NOT_SENT_ONCE("TWO TWO TWO TWO TWO", Effect.NONE, false),
  NEVER_SENT("ONE ONE ONE ONE ONE", Effect.NONE, false),
  LOST("FOUR FOUR FOUR UNKNOWN UNKNOWN", Effect.UNKNOWN, true),
  /** A success whose head says nonsense about its body. */
  CUT_HEAD("FOUR DONE FOUR UNKNOWN UNKNOWN", Effect.UNKNOWN, true),
  CUT_BODY("FOUR DONE FOUR UNKNOWN UNKNOWN", Effect.UNKNOWN, true),
  NO_JSON("TWO DONE TWO UNKNOWN UNKNOWN", Effect.UNKNOWN, true),
  UNUSABLE("ONE DONE ONE ONE ONE", Effect.DONE, true),
  /** No time is left for another attempt. */
  OVERDUE_HEAD("ONE ONE ONE UNKNOWN UNKNOWN", Effect.UNKNOWN, true),
  OVERDUE_BODY("ONE DONE ONE UNKNOWN UNKNOWN", Effect.UNKNOWN, true),
  STRANGE("ONE ONE ONE ONE ONE", Effect.UNKNOWN, true),
  REFUSED("FOUR FOUR FOUR FOUR FOUR", Effect.NONE, false),
  /** The second wait is longer than a client's patience. */
  REFUSED_LONGER("TWO TWO TWO TWO TWO", Effect.NONE, false),
  REFUSED_TOO_LONG("ONE ONE ONE ONE ONE", Effect.NONE, false),
  UNAUTHORIZED("TWO TWO TWO TWO TWO", Effect.NONE, false),
  MISDIRECTED("TWO TWO ONE ONE ONE", Effect.NONE, false),
  FINAL("ONE ONE ONE ONE ONE", Effect.NONE, false),
  HARMLESS("DONE DONE DONE DONE DONE", Effect.DONE, true);

  /** What becomes of a call that always gets the same answer. */
  enum Fate {
    FOUR(4),
    TWO(2),
    ONE(1),
    /** One request, and a result. */
    DONE(1),
    /** One request, and nobody knows. */
    UNKNOWN(1);

    final int attempts;

    Fate(int attempts) {
      this.attempts = attempts;
    }
  }

  private static final List<RetryClass> CLASSES =
      List.of(
          RetryClass.SAFE,
          RetryClass.DELETE,
          RetryClass.REPEATABLE,
          RetryClass.UPDATE,
          RetryClass.CREATE);

  /** For each class in that order. */
  private final String fates;

  private final Effect effect;
  final boolean takesEffect;

  Kind(String fates, Effect effect, boolean takesEffect) {
    this.fates = fates;
    this.effect = effect;
    this.takesEffect = takesEffect;
  }

  Fate fate(Row row) {
    boolean unseen =
        this == CUT_BODY || this == NO_JSON || this == UNUSABLE || this == OVERDUE_BODY;
    return unseen && !row.readsBody()
        ? Fate.DONE
        : Fate.valueOf(fates.split(" ", -1)[CLASSES.indexOf(row.retryClass())]);
  }

  Effect effect(Row row) {
    return row.retryClass() == RetryClass.SAFE ? Effect.NONE : effect;
  }

  boolean isSent() {
    return this != NOT_SENT && this != NOT_SENT_ONCE && this != NEVER_SENT;
  }
}
