package io.github.registrysdk.benchmarks;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Set;

/** The whole table; with arguments, only the rows that they name. */
final class All {
  private final Report report = new Report();
  private final Path root = Path.of(System.getProperty("benchmarks.root", "."));

  private All() {}

  public static void main(String[] arguments) throws IOException {
    new All().run(Set.of(arguments));
  }

  private void run(Set<String> wanted) throws IOException {
    Path target = root.resolve("benchmarks/target");
    Path keyStore = target.resolve("server.p12");
    try (Server server = Server.start(keyStore.toString())) {
      Rows rows = new Rows(report, server);
      row(wanted, "calls", () -> Quick.calls(report, server, 150));
      row(wanted, "parsing", () -> rows.parsing(100));
      row(wanted, "peers", () -> rows.peers(80));
      row(wanted, "bursts", new BurstRows(report, server)::times);
      row(wanted, "start", () -> rows.coldStart(15));
      row(wanted, "jars", this::jars);
      row(wanted, "exit", rows::exit);
      row(wanted, "paging", new Paging(report, server)::times);
      row(wanted, "flatness", rows::flatness);
      row(wanted, "uploads", () -> uploads(server, target, keyStore));
    }
    report.finish();
  }

  private void jars() throws IOException {
    Counting.jars(report, root, 6.0);
    Counting.peers(report);
  }

  private void uploads(Server server, Path folder, Path keyStore) throws IOException {
    try (Uploads uploads = new Uploads(report, server, folder, keyStore, 7)) {
      uploads.run();
    }
  }

  private void row(Set<String> wanted, String name, Row row) throws IOException {
    if (wanted.isEmpty() || wanted.contains(name)) {
      row.measure();
      String file = wanted.isEmpty() ? "benchmarks/results.json" : "benchmarks/target/part.json";
      report.save(root.resolve(file));
    }
  }

  /** One part of the table. */
  @FunctionalInterface
  private interface Row {
    void measure() throws IOException;
  }
}
