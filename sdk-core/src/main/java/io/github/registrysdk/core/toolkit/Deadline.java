package io.github.registrysdk.core.toolkit;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How much time the work on a thread still has: a call, or a method that sends several requests.
 * Calls and waits that this work starts on the same thread end with it at the latest.
 */
public abstract class Deadline {
  private static final ThreadLocal<@Nullable Deadline> CURRENT = new ThreadLocal<>();

  /** What is left of it; not positive if the time is up. */
  public abstract long nanosLeft();

  /** Whether the work must end now: the time is up, or the client was closed. */
  public abstract boolean isOver();

  /** How much time there was at the start, for messages. */
  public abstract Duration timeout();

  /**
   * Adds time for a file that turned out to be large, unless the caller has set the time.
   *
   * @param more how much
   */
  public abstract void extend(Duration more);

  /** Of the current thread, or null if its time is not limited. */
  public static @Nullable Deadline current() {
    return CURRENT.get();
  }

  /**
   * Replaces the deadline of the current thread.
   *
   * @param deadline the new one, which should not be later; null for none
   * @return the one before, which must be restored afterwards
   */
  public static @Nullable Deadline enter(@Nullable Deadline deadline) {
    Deadline before = CURRENT.get();
    CURRENT.set(deadline);
    return before;
  }
}
