package io.github.registrysdk.soak;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.registrysdk.buildkite.BuildkiteClient;
import io.github.registrysdk.core.Backoff;
import io.github.registrysdk.core.RetryPolicy;
import io.github.registrysdk.core.Secret;
import io.github.registrysdk.core.toolkit.TestSeams;
import io.github.registrysdk.faults.LogTrap;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Many calls to a server that fails often. Prints what it counts as a table. */
abstract class Soak {
  private static final int THREADS = 16;
  private static final Trouble[] USUAL = {
    Trouble.RESET_BEFORE_EFFECT,
    Trouble.RESET_AFTER_EFFECT,
    Trouble.CLOSE_AFTER_EFFECT,
    Trouble.CUT_BODY,
    Trouble.GARBAGE,
    Trouble.STATUS_500,
    Trouble.STATUS_500_AFTER_EFFECT,
    Trouble.STATUS_503,
    Trouble.STATUS_429,
    Trouble.LATE,
    Trouble.CLOSE_WHEN_IDLE,
    Trouble.STALL
  };

  /** After which a server that stalls counts as gone, where it does other things too. */
  private static final Duration PATIENCE = Duration.ofMillis(100);

  private final int calls;
  private final int seeds;
  private final boolean full;
  private final Duration timeout;

  /**
   * @param calls for each seed
   * @param full whether there is time for many calls, and no other work on the machine
   */
  Soak(int calls, int seeds, boolean full) {
    this.calls = calls;
    this.seeds = seeds;
    this.full = full;
    this.timeout = Duration.ofSeconds(full ? 2 : 5);
  }

  @BeforeAll
  static void warmUp() throws Exception {
    run(0, 2_000, 30, new Tally(), Duration.ofSeconds(5), USUAL);
  }

  private static BuildkiteClient client(
      SoakServer server, long seed, Duration timeout, Duration readTimeout) {
    return TestSeams.random(BuildkiteClient.builder(), new Random(seed))
        .baseUrl(server.url())
        .token(Secret.of(Tally.CANARY))
        .callTimeout(timeout)
        .readTimeout(readTimeout)
        .retryPolicy(
            RetryPolicy.builder()
                .backoff(Backoff.exponential(Duration.ofMillis(1), Duration.ofMillis(8)))
                .build())
        .build();
  }

  /** Returns how many requests a call took. */
  private static double run(
      long seed, int calls, int percent, Tally tally, Duration timeout, Trouble... troubles)
      throws Exception {
    try (SoakServer server = new SoakServer(seed)) {
      server.trouble(percent, troubles);
      Duration readTimeout = troubles.length > 1 ? PATIENCE : timeout;
      try (BuildkiteClient client = client(server, seed, timeout, readTimeout)) {
        call(client, seed, calls / THREADS, tally, timeout);
      }
      tally.compare(server);
      assertThat(server.awaitThat(() -> server.openConnections() == 0))
          .as("%d connections left", server.openConnections())
          .isTrue();
      return (double) server.requests() / (calls / THREADS * THREADS);
    }
  }

  private static void call(
      BuildkiteClient client, long seed, int each, Tally tally, Duration timeout) throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(THREADS);
    try {
      List<Future<?>> callers = new ArrayList<>();
      for (int i = 0; i < THREADS; i++) {
        callers.add(threads.submit(new Caller(client, timeout, tally, seed * THREADS + i, each)));
      }
      for (Future<?> caller : callers) {
        caller.get();
      }
    } finally {
      threads.shutdownNow();
    }
  }

  @Test
  void nothingIsLostDoubledShownOrLeft() throws Exception {
    Tally tally = new Tally();
    Leftovers before = Leftovers.now();
    double most = 0;
    List<Double> late = new ArrayList<>();
    for (int seed = 1; seed <= seeds; seed++) {
      try (LogTrap log = LogTrap.set()) {
        most = Math.max(most, run(seed, calls, 30, tally, timeout, USUAL));
        assertThat(log.lines()).isGreaterThan(calls);
        tally.canaries.addAndGet(log.leaks().size());
      }
      late.add(millis(tally.overruns, 0.999));
      tally.overruns.clear();
    }
    Leftovers after = Leftovers.settled(before);
    Report report = new Report(calls * seeds + " calls, " + THREADS + " threads, 30 % faults");
    report.line("calls that failed, %", 100.0 * tally.failed.get() / tally.calls.get(), 12);
    report.line("results lost or of another call", tally.swapped.get() + tally.lost.get(), 0);
    report.line("creates and updates done twice", tally.doubled.get(), 0);
    report.line("effects that were reported wrongly", tally.untrue.get(), 0);
    report.line("undeclared throwables", tally.undeclared.get(), 0);
    report.line("canaries", tally.canaries.get(), 0);
    report.line("requests a call", most, 1.5);
    report.line("deadline, p99.9, ms too late", Math.max(0, Collections.max(late)), 0);
    report.line(
        "threads more than before", after.threads() - before.threads(), Leftovers.MOST_THREADS);
    report.line(
        "file descriptors more than before", after.files() - before.files(), Leftovers.MOST_FILES);
    report.line("heap more than before, MB", (after.heap() - before.heap()) / 1e6, 5);
    report.print();
    assertThat(tally.calls.get()).isEqualTo((long) calls / THREADS * THREADS * seeds);
    assertThat(report.broken()).as(String.join("\n", tally.examples)).isEmpty();
  }

  @Test
  void deadServerIsNotFlooded() throws Exception {
    Report report = new Report("A server that always fails, " + calls + " calls");
    for (Trouble dead : List.of(Trouble.STATUS_503, Trouble.RESET_BEFORE_EFFECT)) {
      Tally tally = new Tally();
      report.line("requests a call: " + dead, run(1, calls, 100, tally, timeout, dead), 1.10);
      assertThat(tally.failed.get()).isEqualTo(tally.calls.get());
    }
    report.print();
    assertThat(report.broken()).isEmpty();
  }

  @Test
  void callsEndWhenTheirTimeIsUpOrTheyAreToldTo() throws Exception {
    Duration time = Duration.ofMillis(100);
    int times = full ? 2_000 : 100;
    Report report = new Report("Calls that get no response, milliseconds too late");
    Tally tally = new Tally();
    run(2, full ? 16_000 : 320, 100, tally, time, Trouble.STALL);
    report.line("deadline, median", millis(tally.overruns, 0.5), 100);
    report.line("deadline, p99.9", millis(tally.overruns, 0.999), full ? 50 : 1_000);
    try (SoakServer server = new SoakServer(3);
        BuildkiteClient client = client(server, 3, Duration.ofMinutes(1), Duration.ofMinutes(1))) {
      server.trouble(100, Trouble.STALL);
      List<Long> interrupts = Reactions.toInterrupts(client, server, times);
      List<Long> cancels = Reactions.toCancels(client, server, times);
      report.line("interrupt, median", millis(interrupts, 0.5), 100);
      report.line("interrupt, p99.9", millis(interrupts, 0.999), full ? 100 : 1_000);
      report.line("cancel, median", millis(cancels, 0.5), 100);
      report.line("cancel, p99.9", millis(cancels, 0.999), full ? 100 : 1_000);
    }
    report.print();
    assertThat(report.broken()).isEmpty();
  }

  private static double millis(Collection<Long> nanos, double share) {
    List<Long> sorted = nanos.stream().sorted().toList();
    return sorted.get((int) Math.min(sorted.size() - 1, sorted.size() * share)) / 1e6;
  }
}
