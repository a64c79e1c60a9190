package io.github.registrysdk.benchmarks;

import io.github.registrysdk.buildkite.PublishOptions;
import io.github.registrysdk.buildkite.RegistryPackageService;
import io.github.registrysdk.buildkite.model.Ecosystem;
import io.github.registrysdk.buildkite.model.PublishResult;
import java.io.IOException;
import java.io.PrintStream;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** 1,000 files of 1 MiB over TLS, compared with {@code curl --parallel}. */
final class Batch implements AutoCloseable {
  private static final int FILES = 1_000;
  private static final int AT_ONCE = 4;

  private final Report report;
  private final Server server;
  private final Path folder;
  private final Path keyStore;
  private final int rounds;

  Batch(Report report, Server server, Path target, Path keyStore, int rounds) throws IOException {
    this.report = report;
    this.server = server;
    this.keyStore = keyStore;
    this.rounds = rounds;
    this.folder = Files.createTempDirectory(target, "batch");
    for (int i = 0; i < FILES; i++) {
      try (RandomAccessFile random = new RandomAccessFile(file(i).toFile(), "rw")) {
        random.writeInt(i);
        random.setLength(1 << 20);
      }
    }
  }

  private Path file(int i) {
    return folder.resolve("acme-tool_1.0." + i + "_all.deb");
  }

  /** Publishes all files of a folder. */
  static Work publishing(String origin) {
    Path folder = Path.of(System.getProperty("benchmarks.file", "missing"));
    RegistryPackageService packages =
        Variants.builder(origin)
            .build()
            .organization(Payloads.ORGANIZATION)
            .registry("uploads", Ecosystem.DEBIAN)
            .packages();
    PublishOptions options = PublishOptions.defaults().concurrency(AT_ONCE);
    return () -> {
      List<PublishResult> results = packages.publishAll(folder, options);
      if (!results.stream().allMatch(one -> one.status() == PublishResult.Status.PUBLISHED)) {
        throw new IOException("not all files were published: " + results.get(0));
      }
      return results;
    };
  }

  /** Prints the peak of memory in KiB after all files, and after as many more. */
  static void memory(String origin, PrintStream out) throws Exception {
    Work work = publishing(origin);
    work.once();
    long first = Uploads.peakResidentKib();
    work.once();
    out.println(first + " " + Uploads.peakResidentKib());
  }

  void run() throws IOException {
    report.heading("1,000 files of 1 MiB over TLS, " + AT_ONCE + " at a time");
    List<String> options = Uploads.options(folder, keyStore);
    double[] ours = new double[rounds];
    double[] curl = new double[rounds];
    double[] twin = new double[rounds];
    double[] connections = new double[rounds];
    try (Jvm jvm = Jvm.start(ClassPaths.OWN, options, Worker.class, "batch", server.tlsOrigin())) {
      jvm.ask("1");
      curl();
      for (int round = 0; round < rounds; round++) {
        ours[round] = Worker.Batch.parse(jvm.ask("1")).wall() / 1e9;
        int opened = server.counts().opened();
        curl[round] = curl();
        connections[round] = server.counts().opened() - opened;
        twin[round] = curl();
      }
    }
    report.note("publish 1,000 by curl", Rounds.Spread.of(curl), "s");
    report.note("publish 1,000 by curl beside curl", ratio(curl, twin), "");
    report.note("publish 1,000 curl's connections", Rounds.Spread.of(connections), "");
    report.atMost("publish 1,000", ratio(ours, curl), 1 / 0.9);
    Jvm.Run run = Jvm.run(ClassPaths.OWN, options, "batch", server.tlsOrigin());
    report.note("publish 1,000 peak memory in MiB", run.number(1) / 1024, "");
    report.atMost("publish 1,000 memory", run.number(1) / run.number(0), 1.05);
  }

  private static Rounds.Spread ratio(double[] some, double[] others) {
    return Rounds.Spread.of(Rounds.ratios(some, others));
  }

  private double curl() throws IOException {
    List<String> lines = new ArrayList<>();
    for (int i = 0; i < FILES; i++) {
      lines.add((i == 0 ? "" : "next\n") + "url = \"" + server.tlsOrigin() + "uploads\"");
      lines.add("form = \"file=@" + file(i) + "\"\nsilent\nfail\noutput = \"/dev/null\"");
      lines.add("noproxy = \"*\"\ncacert = \"" + keyStore + ".pem\"");
      lines.add("write-out = \"%{http_code}\\n\"");
    }
    Path config = folder.resolve("curl.config");
    Files.write(config, lines);
    String atOnce = Integer.toString(AT_ONCE);
    Jvm.Run run =
        Jvm.run(
            List.of(
                "curl",
                "-Z",
                "--parallel-max",
                atOnce,
                "--no-progress-meter",
                "-K",
                config.toString()));
    Files.delete(config);
    if (run.lines().stream().filter("200"::equals).count() != FILES) {
      throw new IOException("curl got " + run.lines().get(0));
    }
    return run.wallMillis() / 1e3;
  }

  @Override
  public void close() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.toList()) {
        Files.delete(file);
      }
    }
    Files.delete(folder);
  }
}
