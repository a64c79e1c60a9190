package io.github.registrysdk.benchmarks;

import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** Ends a process that takes too long, so that no other waits for it without an end. */
final class TimeLimit implements AutoCloseable {
  private static final long MINUTES = 3;
  private static final ScheduledExecutorService TIMER =
      new ScheduledThreadPoolExecutor(
          1,
          task -> {
            Thread thread = new Thread(task, "time-limit");
            thread.setDaemon(true);
            return thread;
          });

  private final ScheduledFuture<?> end;

  TimeLimit(Process process) {
    this.end = TIMER.schedule(process::destroyForcibly, MINUTES, TimeUnit.MINUTES);
  }

  boolean hasPassed() {
    return end.isDone();
  }

  @Override
  public void close() {
    end.cancel(false);
  }
}
