package io.github.registrysdk.benchmarks;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

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
      String answer = workers.get(variant).ask(Integer.toString(calls));
      batches.get(variant).add(Worker.Batch.parse(answer));
    }
  }

  Spread cpu(String variant, String base) {
    return Spread.of(ratios(variant, base, true));
  }

  Spread bytes(String variant, String base) {
    return Spread.of(ratios(variant, base, false));
  }

  Spread cpuMicros(String variant) {
    return Spread.of(
        batches.get(variant).stream().mapToDouble(b -> b.cpuPerCall() / 1000).toArray());
  }

  /** Calls of a log that was off, of all batches. */
  long logged(String variant) {
    return batches.get(variant).stream().mapToLong(Worker.Batch::logged).sum();
  }

  Spread bytesPerCall(String variant) {
    return Spread.of(
        batches.get(variant).stream().mapToDouble(Worker.Batch::bytesPerCall).toArray());
  }

  private double[] ratios(String variant, String base, boolean cpu) {
    List<Worker.Batch> own = batches.get(variant);
    List<Worker.Batch> other = batches.get(base);
    double[] ratios = new double[own.size()];
    for (int i = 0; i < ratios.length; i++) {
      ratios[i] =
          cpu
              ? own.get(i).cpuPerCall() / other.get(i).cpuPerCall()
              : own.get(i).bytesPerCall() / other.get(i).bytesPerCall();
    }
    return ratios;
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
