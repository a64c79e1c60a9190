package io.github.registrysdk.benchmarks;

import io.github.registrysdk.buildkite.BuildkiteClient;
import io.github.registrysdk.buildkite.PublishVia;
import io.github.registrysdk.buildkite.RegistryPackageService;
import io.github.registrysdk.core.Upload;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/** A file of 1 GiB, compared with {@code curl -F}. */
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

  /** Publishes the file as a client does, which includes its SHA-256. */
  static Work publishing(String origin) throws IOException {
    Path file = Path.of(System.getProperty("benchmarks.file", "missing"));
    BuildkiteClient.Builder builder = Variants.builder(origin);
    if (origin.startsWith("https")) {
      builder.httpClient(TlsSockets.client(System.getProperty("benchmarks.keyStore", "missing")));
    }
    RegistryPackageService packages =
        builder.build().organization(Payloads.ORGANIZATION).registry("uploads").packages();
    return () -> packages.publish(Upload.file(file), PublishVia.API);
  }

  /** The most memory this process has had in use, in KiB; fails if the system does not say. */
  static long peakResidentKib() throws IOException {
    return Files.readAllLines(Path.of("/proc/self/status")).stream()
        .filter(line -> line.startsWith("VmHWM:"))
        .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
        .findFirst()
        .orElseThrow(() -> new IOException("the system does not report the peak of memory"));
  }

  void run() throws IOException {
    way("clear", server.origin(), 0.45);
    way("tls", server.tlsOrigin(), 1.2);
    process();
  }

  /** Random order, round by round, once all are warm. */
  private void way(String name, String origin, double bound) throws IOException {
    report.heading("1 GiB from a file, " + name);
    try (Jvm jvm = Jvm.start(ClassPaths.OWN, options(), Worker.class, "publish", origin)) {
      // curl twice: the difference is noise.
      List<Sender> senders =
          List.of(
              () -> Worker.Batch.parse(jvm.ask("1")).wall() / 1e9,
              () -> curl(origin).number(1),
              () -> curl(origin).number(1));
      double[][] seconds = new double[senders.size()][rounds];
      double[][] served = new double[senders.size()][rounds];
      for (Sender sender : senders) {
        sender.seconds();
      }
      for (int round = 0; round < rounds; round++) {
        for (int way : Rounds.shuffled(senders.size())) {
          long before = server.counts().cpu();
          seconds[way][round] = senders.get(way).seconds();
          served[way][round] = (server.counts().cpu() - before) / 1e9;
        }
      }
      String what = "publish " + name;
      double[] curl = seconds[1];
      report.note(what + " by curl", Rounds.Spread.of(curl), "s");
      report.note(what + " by curl beside curl", ratio(seconds[2], curl), "");
      report.note(what + " server's cpu", Rounds.Spread.of(served[0]), "s");
      report.note(what + " server's cpu for curl", Rounds.Spread.of(served[1]), "s");
      report.atMost(what + " with sha256", ratio(seconds[0], curl), 1 / bound);
    }
  }

  private static Rounds.Spread ratio(double[] some, double[] others) {
    return Rounds.Spread.of(Rounds.ratios(some, others));
  }

  private void process() throws IOException {
    report.heading("1 GiB by one process from its start");
    double[] ratios = new double[rounds];
    double[] resident = new double[rounds];
    for (int round = 0; round < rounds; round++) {
      Jvm.Run run = Jvm.run(ClassPaths.OWN, options(), "publish", server.origin());
      ratios[round] = (double) run.wallMillis() / curl(server.origin()).wallMillis();
      resident[round] = run.number(0) / 1024;
    }
    report.atMost("publish as a process", Rounds.Spread.of(ratios), 2.5);
    report.atMost("publish peak memory in MiB", Arrays.stream(resident).max().orElseThrow(), 90);
  }

  private List<String> options() {
    return List.of("-Xmx32m", "-Dbenchmarks.file=" + file, "-Dbenchmarks.keyStore=" + keyStore);
  }

  private Jvm.Run curl(String origin) throws IOException {
    Jvm.Run run =
        Jvm.run(
            List.of(
                "curl",
                "-sS",
                "-o",
                "/dev/null",
                "-w",
                "%{http_code} %{time_total}\n",
                "--noproxy",
                "*",
                "--cacert",
                keyStore + ".pem",
                "-F",
                "file=@" + file,
                origin + "uploads"));
    if (run.number(0) != 200) {
      throw new IOException("curl got " + run.lines());
    }
    return run;
  }

  /** Sends the file once, and returns how long it took. */
  @FunctionalInterface
  private interface Sender {
    double seconds() throws IOException;
  }

  @Override
  public void close() throws IOException {
    Files.delete(file);
  }
}
