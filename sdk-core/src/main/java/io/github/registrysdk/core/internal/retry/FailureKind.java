package io.github.registrysdk.core.internal.retry;

/** What a failed attempt means for its request. */
public enum FailureKind {
  /** The request's first byte was never written. */
  NOT_SENT,
  /** Not sent, and a reason that seldom goes away by itself: one retry is enough. */
  NOT_SENT_ONCE,
  /** Not sent, and it would fail in the same way again: a certificate, a proxy that refuses. */
  NOT_SENT_FOR_GOOD,
  /** Refused before anything was done: a rate limit, or a 503 that says when to retry. */
  REFUSED,
  /**
   * Sent, and no valid response: lost connections, timeouts, 500, 502, 503, 504, 408, or a 2xx such
   * as 202 that says nothing about the result.
   */
  UNCLEAR,
  /** A success was announced and its body did not arrive whole. */
  UNREADABLE,
  /** A success that is not the documented one: no JSON where it is due, or a page of a gateway. */
  NOT_DOCUMENTED,
  /** 421 or 425: worth one try on a new connection. */
  MISDIRECTED,
  /** This side broke it off before the last byte, so that nobody can have taken it for whole. */
  ABANDONED,
  /** 401. */
  UNAUTHORIZED,
  /** Every other response. */
  FINAL
}
