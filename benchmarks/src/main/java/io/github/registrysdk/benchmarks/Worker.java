package io.github.registrysdk.benchmarks;

import com.sun.management.ThreadMXBean;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;

/** One warm JVM that runs batches of one variant on request. */
final class Worker {
  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

  /** Calls of {@link CountingLogs} but for those that ask whether a level is on. */
  static final AtomicLong LOGGED = new AtomicLong();

  private Worker() {}

  /**
   * Takes the variant's name and the server's origin; then a line with a number of calls a batch.
   */
  public static void main(String[] arguments) throws Exception {
    Work work = Variants.named(arguments[0], arguments[1]);
    PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    BufferedReader input =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    for (String line = input.readLine(); line != null; line = input.readLine()) {
      out.println(batch(work, Integer.parseInt(line.strip())));
    }
    System.exit(0);
  }

  private static Batch batch(Work work, int calls) throws Exception {
    Map<Long, long[]> before = threads();
    long logged = LOGGED.get();
    long started = System.nanoTime();
    int kept = 0;
    for (int i = 0; i < calls; i++) {
      kept += work.once() == null ? 1 : 0;
    }
    long wall = System.nanoTime() - started;
    long cpu = 0;
    long bytes = 0;
    for (Map.Entry<Long, long[]> thread : threads().entrySet()) {
      long[] then = before.getOrDefault(thread.getKey(), new long[2]);
      cpu += thread.getValue()[0] - then[0];
      bytes += thread.getValue()[1] - then[1];
    }
    if (kept < 0) {
      throw new IOException("more calls than there are");
    }
    return new Batch(calls, cpu, bytes, wall, LOGGED.get() - logged);
  }

  /** Processor time and allocated bytes of all Java threads alive. */
  private static Map<Long, long[]> threads() {
    long[] ids = THREADS.getAllThreadIds();
    long[] cpu = THREADS.getThreadCpuTime(ids);
    long[] bytes = THREADS.getThreadAllocatedBytes(ids);
    Map<Long, long[]> all = new HashMap<>();
    for (int i = 0; i < ids.length; i++) {
      // Minus one stands for a thread that has ended meanwhile.
      all.put(ids[i], new long[] {Math.max(0, cpu[i]), Math.max(0, bytes[i])});
    }
    return all;
  }

  /**
   * What a batch took.
   *
   * @param calls how many
   * @param cpu nanoseconds on all Java threads
   * @param bytes allocated on all Java threads
   * @param wall nanoseconds
   * @param logged calls of a log that was off and was not asked first
   */
  record Batch(int calls, long cpu, long bytes, long wall, long logged) {
    static Batch parse(String line) {
      String[] parts = line.split(" ");
      return new Batch(
          Integer.parseInt(parts[0]),
          Long.parseLong(parts[1]),
          Long.parseLong(parts[2]),
          Long.parseLong(parts[3]),
          Long.parseLong(parts[4]));
    }

    double cpuPerCall() {
      return (double) cpu / calls;
    }

    double bytesPerCall() {
      return (double) bytes / calls;
    }

    @Override
    public String toString() {
      return calls + " " + cpu + " " + bytes + " " + wall + " " + logged;
    }
  }
}
