package io.github.registrysdk.core.internal.retry;

import io.github.registrysdk.core.spi.RetryClass;

/** What a call may retry: the one place where that is decided. */
public final class RetryTable {
  /** What to do about a failed attempt. */
  public enum Verdict {
    /** Retry it while attempts, budget and time last. */
    AGAIN,
    /** Retry it, but for this reason only once. */
    AGAIN_ONCE,
    /** It was done; what is missing of the response does not matter. */
    DONE,
    /** It may have been done: say so. */
    UNKNOWN,
    /** Give up. */
    FAIL
  }

  private RetryTable() {}

  public static Verdict verdict(RetryClass request, FailureKind failure) {
    return switch (failure) {
      case NOT_SENT, REFUSED -> Verdict.AGAIN;
      case NOT_SENT_ONCE -> Verdict.AGAIN_ONCE;
      case UNCLEAR -> unclear(request);
      case UNREADABLE -> request == RetryClass.DELETE ? Verdict.DONE : unclear(request);
      case NOT_DOCUMENTED -> notDocumented(request);
      case MISDIRECTED -> misdirected(request);
      // After a 401 another token is needed; sending the same again does not help.
      case UNAUTHORIZED, NOT_SENT_FOR_GOOD, ABANDONED, FINAL -> Verdict.FAIL;
    };
  }

  private static Verdict unclear(RetryClass request) {
    return switch (request) {
      case SAFE, DELETE, REPEATABLE -> Verdict.AGAIN;
      case UPDATE, CREATE -> Verdict.UNKNOWN;
    };
  }

  private static Verdict notDocumented(RetryClass request) {
    return switch (request) {
      case SAFE, DELETE, REPEATABLE -> Verdict.AGAIN_ONCE;
      case UPDATE, CREATE -> Verdict.UNKNOWN;
    };
  }

  private static Verdict misdirected(RetryClass request) {
    return switch (request) {
      case SAFE, DELETE -> Verdict.AGAIN_ONCE;
      case REPEATABLE, UPDATE, CREATE -> Verdict.FAIL;
    };
  }
}
