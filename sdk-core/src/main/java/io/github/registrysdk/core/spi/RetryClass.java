package io.github.registrysdk.core.spi;

/**
 * The effect of sending a request twice. It decides whether a request without a valid response is
 * retried.
 */
public enum RetryClass {
  /** The request changes nothing: a GET. It can always be retried. */
  SAFE,
  /**
   * The request is idempotent, which means that it can be sent several times with the same result:
   * a DELETE. If an earlier attempt may have deleted the object and a retry returns 404, the call
   * succeeds.
   */
  DELETE,
  /**
   * The request is idempotent, because it writes the same again, such as an upload under the same
   * key. It can be retried.
   */
  REPEATABLE,
  /**
   * The request changes an existing object. It is not retried if its outcome is unknown, because a
   * retry could overwrite a later change by somebody else.
   */
  UPDATE,
  /** The request creates an object each time. It is never retried if its outcome is unknown. */
  CREATE
}
