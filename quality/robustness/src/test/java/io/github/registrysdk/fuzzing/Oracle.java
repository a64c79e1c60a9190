package io.github.registrysdk.fuzzing;

import io.github.registrysdk.core.SdkException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;

/**
 * What must hold whatever comes: a failure is one of ours, bad arguments are refused before
 * anything is sent, nothing takes more than a second, and no secret is shown.
 */
final class Oracle {
  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

  /** Of this thread's own time: how long a busy machine lets it wait says nothing. */
  private static final long LONGEST_NANOS = 1_000_000_000L;

  private Oracle() {}

  /**
   * What came of a piece of work.
   *
   * @param result what it returned, or null
   * @param failure what it threw, or null
   */
  record Outcome(@Nullable Object result, @Nullable RuntimeException failure) {
    /** The failure, if it is one of a call. */
    @Nullable SdkException sdkFailure() {
      return failure instanceof SdkException e ? e : null;
    }
  }

  /**
   * Does the work and judges it.
   *
   * @param wire through which the work sends
   * @param work a call of the public API that can be made again
   * @param hidden what no failure and no line of the log may hold, besides the token
   */
  static Outcome judge(MemoryWire wire, Callable<?> work, Canary... hidden) {
    LogTape.rewind();
    long before = THREADS.getCurrentThreadCpuTime();
    Outcome outcome = outcome(wire, work);
    long took = THREADS.getCurrentThreadCpuTime() - before;
    if (took > LONGEST_NANOS) {
      // The first call of all loads half the JVM; what is really slow is slow again.
      before = THREADS.getCurrentThreadCpuTime();
      outcome(wire, work);
      took = THREADS.getCurrentThreadCpuTime() - before;
      check(took < LONGEST_NANOS, "took " + took / 1_000_000 + " ms", null);
    }
    String shown = outcome.failure() == null ? "" : printed(outcome.failure());
    hides(Canary.TOKEN, shown, outcome.failure());
    for (Canary canary : hidden) {
      if (canary == Canary.ONCE || !wire.knowsUnasked(canary)) {
        hides(canary, shown, outcome.failure());
      }
    }
    return outcome;
  }

  private static Outcome outcome(MemoryWire wire, Callable<?> work) {
    try {
      return new Outcome(work.call(), null);
    } catch (SdkException e) {
      return new Outcome(null, e);
    } catch (IllegalArgumentException | NullPointerException e) {
      check(wire.requests().isEmpty(), "an argument was refused after something was sent", e);
      return new Outcome(null, e);
    } catch (Exception | StackOverflowError | OutOfMemoryError e) {
      throw new AssertionError("undeclared: " + e.getClass().getName(), e);
    }
  }

  private static void hides(Canary canary, String shown, @Nullable Throwable cause) {
    check(!shown.contains(canary.text()), canary + " stands in a failure", cause);
    check(!LogTape.text().contains(canary.text()), canary + " stands in the log", cause);
  }

  private static void check(boolean holds, String complaint, @Nullable Throwable cause) {
    if (!holds) {
      throw new AssertionError(complaint, cause);
    }
  }

  /** Message, causes and suppressed failures with their messages, as a log would show them. */
  static String printed(Throwable failure) {
    StringWriter text = new StringWriter();
    failure.printStackTrace(new PrintWriter(text));
    if (failure instanceof SdkException e) {
      text.append(e.report().toString()).append(e.recoveredSecret().toString());
    }
    return text.toString();
  }
}
