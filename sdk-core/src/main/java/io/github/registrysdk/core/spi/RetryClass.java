package io.github.registrysdk.core.spi;

/** What sending a request twice would do, and so what may be done if there is no valid response. */
public enum RetryClass {
  /** Changes nothing: a GET. */
  SAFE,
  /**
   * Ends in the same state however often it is sent: a DELETE. A 404 to a retry means that it is
   * done.
   */
  DELETE,
  /** Writes, but the same thing again, such as an upload under the same key. */
  REPEATABLE,
  /**
   * Changes an existing thing; a retry could overwrite what somebody else changed in the meantime.
   */
  UPDATE,
  /** Makes something new each time. */
  CREATE
}
