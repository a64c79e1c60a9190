package io.github.registrysdk.faults;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Runs cases on a few threads, each with servers of its own. */
final class Matrix {
  /** As many cases as share servers. */
  private static final int CHUNK = 50;

  /** More than cores: many a case waits for something to be silent. */
  private static final int THREADS = 12;

  private Matrix() {}

  /**
   * What failed.
   *
   * @param tried the case
   * @param problems what was wrong
   */
  record Failure(MatrixCase tried, List<String> problems) {
    @Override
    public String toString() {
      return tried + ": " + String.join("; ", problems);
    }
  }

  /** One case in so many, in an order that is the same each time. */
  static List<MatrixCase> sample(List<MatrixCase> cases, int every) {
    List<MatrixCase> shuffled = new ArrayList<>(cases);
    Collections.shuffle(shuffled, new Random(7));
    return List.copyOf(shuffled.subList(0, (shuffled.size() + every - 1) / every));
  }

  static List<Failure> run(List<MatrixCase> cases) throws Exception {
    Queue<Failure> failures = new ConcurrentLinkedQueue<>();
    ExecutorService threads = Executors.newFixedThreadPool(THREADS);
    try {
      List<Future<?>> chunks = new ArrayList<>();
      for (int i = 0; i < cases.size(); i += CHUNK) {
        List<MatrixCase> chunk = cases.subList(i, Math.min(cases.size(), i + CHUNK));
        chunks.add(
            threads.submit(
                () -> {
                  run(chunk, failures);
                  return null;
                }));
      }
      for (Future<?> chunk : chunks) {
        chunk.get();
      }
    } finally {
      threads.shutdownNow();
    }
    return List.copyOf(failures);
  }

  private static void run(List<MatrixCase> chunk, Queue<Failure> failures)
      throws InterruptedException {
    try (Lane lane = new Lane()) {
      for (MatrixCase tried : chunk) {
        List<String> problems = Trial.problems(tried, lane);
        if (!problems.isEmpty()) {
          failures.add(new Failure(tried, problems));
        }
      }
    }
  }
}
