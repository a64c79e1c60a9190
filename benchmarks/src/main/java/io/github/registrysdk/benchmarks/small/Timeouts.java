package io.github.registrysdk.benchmarks.small;

import java.util.concurrent.TimeUnit;
import okio.AsyncTimeout;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** What a read's timeout costs behind one that stands in front of it, and as the first one. */
@State(Scope.Benchmark)
public class Timeouts {
  /** Whether another one stands in front. */
  @Param({"false", "true"})
  public boolean behind;

  private final AsyncTimeout front = new AsyncTimeout();
  private final AsyncTimeout read = new AsyncTimeout();

  /** Queues the one in front. */
  @Setup
  public void queue() {
    read.timeout(1, TimeUnit.HOURS);
    front.timeout(59, TimeUnit.MINUTES);
    if (behind) {
      front.enter();
    }
  }

  /** Takes it out. */
  @TearDown
  public void leave() {
    if (behind) {
      front.exit();
    }
  }

  /** {@return what exit says} */
  @Benchmark
  public boolean enterAndExit() {
    read.enter();
    return read.exit();
  }
}
