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

  /** What the client said of each create: its effect. */
  private final Map<String, Effect> creates = new ConcurrentHashMap<>();

  void result(boolean right, String what) {
    calls.incrementAndGet();
    if (!right) {
      swapped.incrementAndGet();
      example(what);
    }
  }

  void created(String name, Effect effect) {
    creates.put(name, effect);
  }

  /** Counts a failure, and says what it claims about the effect. */
  @Nullable Effect failure(Throwable thrown) {
    calls.incrementAndGet();
    failed.incrementAndGet();
    for (Throwable t = thrown; t != null; t = t.getCause()) {
      if (t.toString().contains(CANARY)) {
        canaries.incrementAndGet();
      }
    }
    if (thrown instanceof SdkException e) {
      return e.effect();
    }
    undeclared.incrementAndGet();
    example("undeclared " + thrown);
    return null;
  }

  /** Holds what the client said against what the server did. */
  void compare(SoakServer server) {
    creates.forEach(
        (name, said) -> {
          int times = server.timesCreated(name);
          if (times > 1) {
            doubled.incrementAndGet();
            example(name + " was made " + times + " times");
          } else if (said == Effect.DONE && times == 0) {
            lost.incrementAndGet();
            example(name + " was said to be made and was not");
          } else if (said == Effect.NONE && times == 1) {
            untrue.incrementAndGet();
            example(name + " was said not to be made and was");
          }
        });
    creates.clear();
  }

  private void example(String what) {
    if (examples.size() < SHOWN) {
      examples.add(what);
    }
  }
}
