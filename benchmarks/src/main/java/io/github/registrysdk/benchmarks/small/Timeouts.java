package io.github.registrysdk.benchmarks.small;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadInfo;
import java.lang.management.ThreadMXBean;
import java.util.concurrent.TimeUnit;
import okio.AsyncTimeout;
import org.openjdk.jmh.annotations.AuxCounters;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Level;
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

  /** A read's. */
  @Benchmark
  public boolean enterAndExit(Watchdog watchdog) {
    watchdog.reads++;
    read.enter();
    return read.exit();
  }

  /** What it costs is not this thread's time but that of Okio's own: to be divided by the reads. */
  @State(Scope.Thread)
  @AuxCounters(AuxCounters.Type.EVENTS)
  public static class Watchdog {
    /** Timeouts entered. */
    public long reads;

    /** Processor time of the watchdog meanwhile. */
    public long nanos;

    private long before;

    /** Looks at the clock. */
    @Setup(Level.Iteration)
    public void start() {
      before = processorTime();
    }

    /** Looks again. */
    @TearDown(Level.Iteration)
    public void stop() {
      nanos = processorTime() - before;
    }

    private static long processorTime() {
      ThreadMXBean threads = ManagementFactory.getThreadMXBean();
      long nanos = 0;
      for (ThreadInfo thread : threads.getThreadInfo(threads.getAllThreadIds())) {
        if (thread != null && thread.getThreadName().startsWith("Okio")) {
          nanos += threads.getThreadCpuTime(thread.getThreadId());
        }
      }
      return nanos;
    }
  }
}
