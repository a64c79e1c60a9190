package io.github.registrysdk.testsupport;

import java.util.List;

/**
 * What must follow a failed attempt, for each kind of failure and each retry class. This is the
 * only place where tests state it; it shares no code with the table in the product.
 *
 * <p>The columns are {@link #CLASSES}.
 */
public enum ExpectedRetry {
  /** The request's first byte was never written. */
  NOT_SENT("AGAIN AGAIN AGAIN AGAIN AGAIN"),
  /** Not sent, for a reason that seldom goes away: TLS that breaks off. */
  NOT_SENT_ONCE("AGAIN_ONCE AGAIN_ONCE AGAIN_ONCE AGAIN_ONCE AGAIN_ONCE"),
  /** Not sent, and it would fail again: a certificate, a proxy that refuses. */
  NOT_SENT_FOR_GOOD("FAIL FAIL FAIL FAIL FAIL"),
  /** Refused before anything was done: a rate limit, or a 503 with a valid {@code Retry-After}. */
  REFUSED("AGAIN AGAIN AGAIN AGAIN AGAIN"),
  /** Sent, without a valid response; also 408, 500, 502, 503 and 504. */
  UNCLEAR("AGAIN AGAIN AGAIN UNKNOWN UNKNOWN"),
  /** A success whose body did not arrive whole. */
  UNREADABLE("AGAIN DONE AGAIN UNKNOWN UNKNOWN"),
  /** A success that is not the documented one: without the JSON that is due, or HTML. */
  NOT_DOCUMENTED("AGAIN_ONCE AGAIN_ONCE AGAIN_ONCE UNKNOWN UNKNOWN"),
  /** 421 or 425. */
  MISDIRECTED("AGAIN_ONCE AGAIN_ONCE FAIL FAIL FAIL"),
  /** The client itself broke the request off before its last byte. */
  ABANDONED("FAIL FAIL FAIL FAIL FAIL"),
  /** 401: another token is requested instead. */
  UNAUTHORIZED("FAIL FAIL FAIL FAIL FAIL"),
  /** Every other response. */
  FINAL("FAIL FAIL FAIL FAIL FAIL");

  /** The names of the retry classes, in the order of the columns. */
  public static final List<String> CLASSES =
      List.of("SAFE", "DELETE", "REPEATABLE", "UPDATE", "CREATE");

  /** What must follow. */
  public enum Verdict {
    /** Retry while attempts, budget and time last: four requests by default. */
    AGAIN(4),
    /** Retry, but for this reason only once. */
    AGAIN_ONCE(2),
    /** It was done; no result is missing. */
    DONE(1),
    /** It may have been done: {@code OutcomeUnknownException}. */
    UNKNOWN(1),
    /** Fail at once. */
    FAIL(1);

    private final int requests;

    Verdict(int requests) {
      this.requests = requests;
    }

    /** How many requests are sent by default when the same failure comes each time. */
    public int requests() {
      return requests;
    }

    /** Whether the request is sent at least once more. */
    public boolean retries() {
      return requests > 1;
    }
  }

  private final String verdicts;

  ExpectedRetry(String verdicts) {
    this.verdicts = verdicts;
  }

  /**
   * What must follow this failure.
   *
   * @param retryClass one of {@link #CLASSES}, as a string or an enumeration constant
   * @return the cell of the table
   */
  public Verdict of(Object retryClass) {
    return Verdict.valueOf(verdicts.split(" ", -1)[CLASSES.indexOf(String.valueOf(retryClass))]);
  }
}
