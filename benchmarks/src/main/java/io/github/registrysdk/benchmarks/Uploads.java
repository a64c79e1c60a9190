package io.github.registrysdk.benchmarks;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A file of 1 GiB beside {@code curl -F}. */
final class Uploads implements AutoCloseable {
  private static final long SIZE = 1L << 30;

  private final Report report;
  private final Server server;
  private final Path file;
  private final Path keyStore;
  private final int rounds;

  Uploads(Report report, Server server, Path folder, Path keyStore, int rounds) throws IOException {
    this.report = report;
    this.server = server;
    this.keyStore = keyStore;
    this.rounds = rounds;
    this.file = Files.createTempFile(folder, "upload", ".bin");
    try (RandomAccessFile random = new RandomAccessFile(file.toFile(), "rw")) {
      random.setLength(SIZE);
    }
  }

  void run() throws IOException {
    way("clear", server.origin(), 0.85, 0.45);
    way("tls", server.tlsOrigin(), 1.6, 1.2);
    process();
  }

  private void way(String name, String origin, double plain, double hashed) throws IOException {
    report.heading("1 GiB from a file, " + name);
    List<String> variants =
        List.of("publish-ours", "publish-sha256", "publish-stock", "publish-serial");
    List<Jvm> workers = new ArrayList<>();
    double[][] seconds = new double[variants.size() + 1][rounds];
    try {
      for (String variant : variants) {
        Jvm jvm = Jvm.start(ClassPaths.OWN, options(), Worker.class, variant, origin);
        workers.add(jvm);
        jvm.ask("1");
      }
      curl(origin);
      for (int round = 0; round < rounds; round++) {
        for (int v = 0; v < variants.size(); v++) {
          seconds[v][round] = Worker.Batch.parse(workers.get(v).ask("1")).wall() / 1e9;
        }
        seconds[variants.size()][round] = curl(origin);
      }
    } finally {
      for (Jvm jvm : workers) {
        jvm.close();
      }
    }
    double[] curl = seconds[variants.size()];
    report.note("publish " + name + " by curl", Rounds.Spread.of(curl), "s");
    report.atLeast("publish " + name, times(curl, seconds[0]), plain);
    report.atLeast("publish " + name + " with sha256", times(curl, seconds[1]), hashed);
    report.atLeast("publish " + name + " beside stock", times(seconds[2], seconds[0]), 1.5);
    report.atLeast(
        "publish " + name + " with sha256 beside serial", times(seconds[3], seconds[1]), 1.5);
  }

  /** How many times faster, round by round. */
  private static double times(double[] slower, double[] faster) {
    double[] times = new double[slower.length];
    for (int i = 0; i < times.length; i++) {
      times[i] = slower[i] / faster[i];
    }
    return Rounds.Spread.of(times).median();
  }

  private void process() throws IOException {
    report.heading("1 GiB by one process from its start");
    double[] ratios = new double[rounds];
    double[] resident = new double[rounds];
    for (int round = 0; round < rounds; round++) {
      Programs.Run run =
          Programs.run(ClassPaths.OWN, options(), "publish", "sha256", server.origin());
      ratios[round] = run.wallMillis() / (1000 * curl(server.origin()));
      resident[round] = run.number(1) / 1024;
    }
    report.atMost("publish as a process", Rounds.Spread.of(ratios), 2.5);
    report.atMost("publish peak memory in MiB", Rounds.Spread.of(resident), 90);
  }

  private List<String> options() {
    return List.of("-Xmx32m", "-Dbenchmarks.file=" + file, "-Dbenchmarks.keyStore=" + keyStore);
  }

  private double curl(String origin) throws IOException {
    List<String> command =
        new ArrayList<>(List.of("curl", "-sS", "-o", "/dev/null", "-w", "%{http_code}\n"));
    command.addAll(List.of("--noproxy", "*", "--cacert", keyStore + ".pem"));
    command.addAll(List.of("-F", "file=@" + file, origin + "uploads"));
    Programs.Run run = Programs.run(command);
    if (run.number(0) != 200) {
      throw new IOException("curl got " + run.lines());
    }
    return run.wallMillis() / 1000.0;
  }

  @Override
  public void close() throws IOException {
    Files.delete(file);
  }
}
