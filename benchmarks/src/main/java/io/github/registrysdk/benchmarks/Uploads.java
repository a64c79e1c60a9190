package io.github.registrysdk.benchmarks;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** A file of 1 GiB beside {@code curl -F}. */
final class Uploads implements AutoCloseable {
  private static final long SIZE = 1L << 30;
  private static final List<String> VARIANTS =
      List.of("publish-ours", "publish-sha256", "publish-stock", "publish-serial");

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
    List<Jvm> workers = new ArrayList<>();
    List<Sender> senders = new ArrayList<>();
    try {
      for (String variant : VARIANTS) {
        Jvm jvm = Jvm.start(ClassPaths.OWN, options(), Worker.class, variant, origin);
        workers.add(jvm);
        senders.add(() -> Worker.Batch.parse(jvm.ask("1")).wall() / 1e9);
      }
      // Twice: what one is off from the other is noise.
      senders.add(() -> curl(origin).number(1));
      senders.add(() -> curl(origin).number(1));
      tell("publish " + name, send(senders), plain, hashed);
    } finally {
      workers.forEach(Jvm::close);
    }
  }

  /** All in random order, round by round, once they are warm. */
  private Sent send(List<Sender> senders) throws IOException {
    List<double[]> seconds = new ArrayList<>();
    List<double[]> served = new ArrayList<>();
    for (Sender sender : senders) {
      sender.seconds();
      seconds.add(new double[rounds]);
      served.add(new double[rounds]);
    }
    for (int round = 0; round < rounds; round++) {
      for (int way : Rounds.shuffled(senders.size())) {
        long before = server.counts().cpu();
        seconds.get(way)[round] = senders.get(way).seconds();
        served.get(way)[round] = (server.counts().cpu() - before) / 1e9;
      }
    }
    return new Sent(seconds, served);
  }

  private void tell(String name, Sent sent, double plain, double hashed) {
    double[] curl = sent.seconds.get(4);
    report.note(name + " by curl", Rounds.Spread.of(curl), "s");
    report.note(name + " by curl beside curl", beside(sent.seconds.get(5), curl), "");
    report.note(name + " server's cpu", Rounds.Spread.of(sent.served.get(0)), "s");
    report.note(name + " server's cpu for curl", Rounds.Spread.of(sent.served.get(4)), "s");
    double[] ours = sent.seconds.get(0);
    double[] sha256 = sent.seconds.get(1);
    report.atLeast(name, beside(curl, ours), plain);
    report.atLeast(name + " with sha256", beside(curl, sha256), hashed);
    report.atLeast(name + " beside stock", beside(sent.seconds.get(2), ours), 1.5);
    report.atLeast(name + " with sha256 beside serial", beside(sent.seconds.get(3), sha256), 1.5);
  }

  private static Rounds.Spread beside(double[] some, double[] others) {
    return Rounds.Spread.of(Rounds.ratios(some, others));
  }

  private void process() throws IOException {
    report.heading("1 GiB by one process from its start");
    double[] ratios = new double[rounds];
    double[] resident = new double[rounds];
    for (int round = 0; round < rounds; round++) {
      Programs.Run run =
          Programs.run(ClassPaths.OWN, options(), "publish", "sha256", server.origin());
      ratios[round] = (double) run.wallMillis() / curl(server.origin()).wallMillis();
      resident[round] = run.number(1) / 1024;
    }
    report.atMost("publish as a process", Rounds.Spread.of(ratios), 2.5);
    report.atMost("publish peak memory in MiB", Arrays.stream(resident).max().orElseThrow(), 90);
  }

  private List<String> options() {
    return List.of("-Xmx32m", "-Dbenchmarks.file=" + file, "-Dbenchmarks.keyStore=" + keyStore);
  }

  private Programs.Run curl(String origin) throws IOException {
    List<String> command =
        new ArrayList<>(
            List.of("curl", "-sS", "-o", "/dev/null", "-w", "%{http_code} %{time_total}\n"));
    command.addAll(List.of("--noproxy", "*", "--cacert", keyStore + ".pem"));
    command.addAll(List.of("-F", "file=@" + file, origin + "uploads"));
    Programs.Run run = Programs.run(command);
    if (run.number(0) != 200) {
      throw new IOException("curl got " + run.lines());
    }
    return run;
  }

  /** Sends the file once; tells how long it took. */
  @FunctionalInterface
  private interface Sender {
    double seconds() throws IOException;
  }

  /** Seconds of each way in each round, and of the server's processor time. */
  private record Sent(List<double[]> seconds, List<double[]> served) {}

  @Override
  public void close() throws IOException {
    Files.delete(file);
  }
}
