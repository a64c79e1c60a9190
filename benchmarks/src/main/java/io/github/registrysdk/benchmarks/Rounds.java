package io.github.registrysdk.benchmarks;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.stream.IntStream;

/** Short batches of several variants in random order, each in a warm JVM of its own. */
final class Rounds {
  private static final List<String> OPTIONS = List.of("-Xms384m", "-Xmx384m");

  private final Random random = new Random();
  private final Map<String, List<Worker.Batch>> batches = new LinkedHashMap<>();

  private Rounds() {}

  /**
   * Runs them all.
   *
   * @param origin the server's
   * @param warmUp calls before anything counts
   * @param calls a batch
   * @param rounds how many batches of each
   * @param variants their names
   */
  static Rounds run(String origin, int warmUp, int calls, int rounds, String... variants)
      throws IOException {
    return run(OPTIONS, origin, warmUp, calls, rounds, variants);
  }

  /** The same in JVMs with these options. */
  static Rounds run(
      List<String> options, String origin, int warmUp, int calls, int rounds, String... variants)
      throws IOException {
    Rounds result = new Rounds();
    Map<String, Jvm> workers = new LinkedHashMap<>();
    try {
      for (String variant : variants) {
        Jvm jvm = start(variant, options, origin);
        workers.put(variant, jvm);
        result.batches.put(variant, new ArrayList<>());
        // In parts, so that code which is compiled after a while is used from then on.
        for (int part = 0; part < Math.min(4, warmUp); part++) {
          jvm.ask(Integer.toString((warmUp + 3) / 4));
        }
      }
      for (int round = 0; round < rounds; round++) {
        result.round(workers, calls);
      }
    } finally {
      for (Jvm jvm : workers.values()) {
        jvm.close();
      }
    }
    return result;
  }

  private static Jvm start(String variant, List<String> options, String origin) throws IOException {
    List<String> all = new ArrayList<>(options);
    if (variant.startsWith("silenced")) {
      all.add("-Dslf4j.provider=" + CountingLogs.class.getName());
    }
    return Jvm.start(ClassPaths.of(variant), all, Worker.class, variant, origin);
  }

  private void round(Map<String, Jvm> workers, int calls) throws IOException {
    List<String> order = new ArrayList<>(workers.keySet());
    Collections.shuffle(order, random);
    for (String variant : order) {
      String answer = Objects.requireNonNull(workers.get(variant)).ask(Integer.toString(calls));
      of(variant).add(Worker.Batch.parse(answer));
    }
  }

  private List<Worker.Batch> of(String variant) {
    return Objects.requireNonNull(batches.get(variant), variant);
  }

  Spread cpu(String variant, String base) {
    return Spread.of(cpuRatios(variant, base));
  }

  Spread bytes(String variant, String base) {
    return Spread.of(byteRatios(variant, base));
  }

  /** Round by round. */
  double[] cpuRatios(String variant, String base) {
    return ratios(
        of(variant).stream().mapToDouble(Worker.Batch::cpuPerCall).toArray(),
        of(base).stream().mapToDouble(Worker.Batch::cpuPerCall).toArray());
  }

  /** Round by round. */
  double[] byteRatios(String variant, String base) {
    return ratios(
        of(variant).stream().mapToDouble(Worker.Batch::bytesPerCall).toArray(),
        of(base).stream().mapToDouble(Worker.Batch::bytesPerCall).toArray());
  }

  /** One by one. */
  static double[] ratios(double[] values, double[] bases) {
    double[] ratios = new double[values.length];
    Arrays.setAll(ratios, i -> values[i] / bases[i]);
    return ratios;
  }

  /** {@code 0} to {@code count - 1}, in another order each time. */
  static List<Integer> shuffled(int count) {
    List<Integer> order = new ArrayList<>(IntStream.range(0, count).boxed().toList());
    Collections.shuffle(order);
    return order;
  }

  Spread cpuMicros(String variant) {
    return Spread.of(of(variant).stream().mapToDouble(b -> b.cpuPerCall() / 1000).toArray());
  }

  /** Calls of a log that was off, of all batches. */
  long logged(String variant) {
    return of(variant).stream().mapToLong(Worker.Batch::logged).sum();
  }

  Spread bytesPerCall(String variant) {
    return Spread.of(of(variant).stream().mapToDouble(Worker.Batch::bytesPerCall).toArray());
  }

  /**
   * Median and quartiles.
   *
   * @param low the first quartile
   * @param median half are below
   * @param high the third quartile
   */
  record Spread(double low, double median, double high) {
    static Spread of(double[] values) {
      double[] sorted = values.clone();
      Arrays.sort(sorted);
      int n = sorted.length;
      return new Spread(sorted[n / 4], sorted[n / 2], sorted[Math.min(n - 1, n * 3 / 4)]);
    }
  }
}
