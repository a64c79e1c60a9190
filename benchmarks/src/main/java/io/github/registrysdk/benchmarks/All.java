package io.github.registrysdk.benchmarks;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Set;

/** The whole table; with arguments, only the rows that they name. */
final class All implements AutoCloseable {
  private final Report report = new Report();
  private final Path root = Path.of(System.getProperty("benchmarks.root", "."));
  private final Path target = root.resolve("benchmarks/target");
  private final Path keyStore = target.resolve("server.p12");
  private final Set<String> wanted;
  private Server server;

  private All(Set<String> wanted) throws IOException {
    this.wanted = wanted;
    this.server = Server.start(keyStore.toString());
  }

  public static void main(String[] arguments) throws IOException {
    boolean whole;
    try (All all = new All(Set.of(arguments))) {
      whole = all.run();
    }
    System.exit(whole ? 0 : 1);
  }

  /** Tells whether every row came to its end; bounds may be missed. */
  private boolean run() throws IOException {
    try {
      row("calls", () -> Quick.calls(report, server, 150));
      row("peers", () -> new PeerRows(report, server).measure(80));
      row("bursts", () -> new BurstRows(report, server).times());
      row("start", () -> new StartRows(report, server).measure(15));
      row("jars", this::jars);
      row("exit", () -> new StartRows(report, server).exit());
      row("paging", () -> new Paging(report, server).times());
      row("flatness", () -> new Flatness(report, server).measure());
      row("million", () -> new Paging(report, server).million());
      row("uploads", this::uploads);
      row("batch", this::batch);
    } finally {
      report.finish();
    }
    if (wanted.isEmpty() && report.isWhole()) {
      report.save(root.resolve("benchmarks/results.json"));
    }
    return report.isWhole();
  }

  private void jars() throws IOException {
    Counting.jars(report, root, "jars in MB", 6.0);
    Counting.peers(report);
  }

  private void uploads() throws IOException {
    try (Uploads uploads = new Uploads(report, server, target, keyStore, 7)) {
      uploads.run();
    }
  }

  private void batch() throws IOException {
    try (Batch batch = new Batch(report, server, target, keyStore, 3)) {
      batch.run();
    }
  }

  /** A row that fails costs its own lines alone. */
  private void row(String name, Row row) throws IOException {
    if (!wanted.isEmpty() && !wanted.contains(name)) {
      return;
    }
    try {
      row.measure();
    } catch (IOException | RuntimeException e) {
      report.failed(name, e);
      // It may have been the server's fault, or have left calls behind there.
      server.close();
      server = Server.start(keyStore.toString());
    }
    report.save(target.resolve("part.json"));
  }

  @Override
  public void close() {
    server.close();
  }

  /** One part of the table. */
  @FunctionalInterface
  private interface Row {
    void measure() throws IOException;
  }
}
