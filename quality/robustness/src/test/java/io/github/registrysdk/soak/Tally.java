package io.github.registrysdk.soak;

import io.github.registrysdk.core.Effect;
import io.github.registrysdk.core.SdkException;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** What came of the calls, and what should not have. */
final class Tally {
  static final String CANARY = "CANARY-token-of-the-soak";

  /** How the names end of what may be done more than once. */
  static final String REPEATABLE = "-gone";

  private static final int SHOWN = 20;

  final AtomicLong calls = new AtomicLong();
  final AtomicLong failed = new AtomicLong();
  final AtomicLong swapped = new AtomicLong();
  final AtomicLong doubled = new AtomicLong();
  final AtomicLong lost = new AtomicLong();
  final AtomicLong untrue = new AtomicLong();
  final AtomicLong undeclared = new AtomicLong();
  final AtomicLong canaries = new AtomicLong();
  final Queue<Long> overruns = new ConcurrentLinkedQueue<>();
  final Queue<String> examples = new ConcurrentLinkedQueue<>();

  /** What the client said of each write: its effect. */
  private final Map<String, Effect> writes = new ConcurrentHashMap<>();

  void result(boolean right, String what) {
    calls.incrementAndGet();
    if (!right) {
      swapped.incrementAndGet();
      example(what);
    }
  }

  void wrote(String name, Effect effect) {
    writes.put(name, effect);
  }

  /** Counts a failure, and says what it claims about the effect. */
  @Nullable Effect failure(Throwable thrown) {
    calls.incrementAndGet();
    failed.incrementAndGet();
    search(thrown);
    if (thrown instanceof SdkException e) {
      return e.effect();
    }
    undeclared.incrementAndGet();
    example("undeclared " + thrown);
    return null;
  }

  private void search(Throwable thrown) {
    for (Throwable t = thrown; t != null; t = t.getCause()) {
      if (t.toString().contains(CANARY)) {
        canaries.incrementAndGet();
      }
      for (Throwable suppressed : t.getSuppressed()) {
        search(suppressed);
      }
    }
  }

  /** Holds what the client said against what the server did. */
  void compare(SoakServer server) {
    writes.forEach(
        (name, said) -> {
          int times = server.timesWritten(name);
          if (times > 1 && !name.endsWith(REPEATABLE)) {
            doubled.incrementAndGet();
            example(name + " was done " + times + " times");
          } else if (said == Effect.DONE && times == 0) {
            lost.incrementAndGet();
            example(name + " was said to be done and was not");
          } else if (said == Effect.NONE && times > 0) {
            untrue.incrementAndGet();
            example(name + " was said not to be done and was");
          }
        });
    writes.clear();
  }

  private void example(String what) {
    if (examples.size() < SHOWN) {
      examples.add(what);
    }
  }
}
