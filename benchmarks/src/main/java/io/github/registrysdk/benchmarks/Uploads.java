package io.github.registrysdk.benchmarks;

import io.github.registrysdk.buildkite.PublishVia;
import io.github.registrysdk.buildkite.RegistryPackageService;
import io.github.registrysdk.core.ApiClient;
import io.github.registrysdk.core.ApiError;
import io.github.registrysdk.core.ClientBuilder;
import io.github.registrysdk.core.Secret;
import io.github.registrysdk.core.Upload;
import io.github.registrysdk.core.spi.ApiCall;
import io.github.registrysdk.core.spi.Dialect;
import io.github.registrysdk.core.spi.Endpoint;
import io.github.registrysdk.core.spi.ErrorBody;
import io.github.registrysdk.core.spi.Multipart;
import io.github.registrysdk.core.spi.Operation;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

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

  /**
   * Sends the file.
   *
   * @param checksum as Buildkite's client does, with its SHA-256; else without
   */
  static Work publishing(String origin, boolean checksum) {
    Path file = Path.of(System.getProperty("benchmarks.file", "missing"));
    if (checksum) {
      RegistryPackageService packages =
          Variants.builder(origin)
              .build()
              .organization(Payloads.ORGANIZATION)
              .registry("uploads")
              .packages();
      return () -> packages.publish(Upload.file(file), PublishVia.API);
    }
    ApiCall call = new Bare.Builder(origin).build().call();
    return () -> {
      call.multipart(Multipart.of(Map.of()).withFile("file", Upload.file(file), null)).run();
      return call;
    };
  }

  /** The client of a provider that wants no checksum. */
  private static final class Bare extends ApiClient<Bare> {
    private static final Operation UPLOAD =
        Operation.create("upload a file", "v2/registries/uploads/packages");

    private Bare(Endpoint endpoint) {
      super(endpoint);
    }

    ApiCall call() {
      return endpoint().call(UPLOAD);
    }

    @Override
    protected Bare over(Endpoint endpoint) {
      return new Bare(endpoint);
    }

    private static final class Builder extends ClientBuilder<Builder> implements Dialect {
      Builder(String origin) {
        super(origin);
        token(Secret.of(Variants.TOKEN));
      }

      @Override
      protected Builder self() {
        return this;
      }

      Bare build() {
        return new Bare(endpoint(this));
      }

      @Override
      public String provider() {
        return "bare";
      }

      @Override
      public Map<String, String> headers() {
        return Map.of();
      }

      @Override
      public ApiError error(ErrorBody body) {
        return new ApiError("", null, null, List.of());
      }
    }
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
    way("clear", server.origin(), 1.3, 1.7);
    way("tls", server.tlsOrigin(), 1.15, 1.6);
    process();
  }

  /** Random order, round by round, once all are warm. */
  private void way(String name, String origin, double most, double mostWithChecksum)
      throws IOException {
    report.heading("1 GiB from a file, " + name);
    List<String> options = options(file, keyStore);
    try (Jvm plain = Jvm.start(ClassPaths.OWN, options, Worker.class, "upload", origin);
        Jvm checked = Jvm.start(ClassPaths.OWN, options, Worker.class, "publish", origin)) {
      // curl twice: the difference is noise.
      List<Sender> senders =
          List.of(
              () -> Worker.Batch.parse(plain.ask("1")).wall() / 1e9,
              () -> Worker.Batch.parse(checked.ask("1")).wall() / 1e9,
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
      double[] curl = seconds[2];
      report.note(what + " by curl", Rounds.Spread.of(curl), "s");
      report.note(what + " by curl beside curl", ratio(seconds[3], curl), "");
      report.note(what + " server's cpu", Rounds.Spread.of(served[0]), "s");
      report.note(what + " server's cpu for curl", Rounds.Spread.of(served[2]), "s");
      report.atMost(what, ratio(seconds[0], curl), most);
      report.atMost(what + " with sha256", ratio(seconds[1], curl), mostWithChecksum);
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
      Jvm.Run run = Jvm.run(ClassPaths.OWN, options(file, keyStore), "publish", server.origin());
      ratios[round] = (double) run.wallMillis() / curl(server.origin()).wallMillis();
      resident[round] = run.number(0) / 1024;
    }
    report.atMost("publish as a process", Rounds.Spread.of(ratios), 2.5);
    report.atMost("publish peak memory in MiB", Arrays.stream(resident).max().orElseThrow(), 70);
  }

  /** A small heap, in which the server's key is trusted. */
  static List<String> options(Path file, Path keyStore) {
    return List.of(
        "-Xmx32m",
        "-Dbenchmarks.file=" + file,
        "-Djavax.net.ssl.trustStore=" + keyStore,
        "-Djavax.net.ssl.trustStorePassword=benchmarks");
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
