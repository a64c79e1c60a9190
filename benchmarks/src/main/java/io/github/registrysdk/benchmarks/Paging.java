package io.github.registrysdk.benchmarks;

import io.github.registrysdk.buildkite.BuildkiteClient;
import io.github.registrysdk.buildkite.model.PackageSummary;
import io.github.registrysdk.core.Listing;
import java.io.IOException;
import java.io.PrintStream;
import java.util.List;

/** A long list in a small heap: 10,000 packages on 100 pages. */
final class Paging {
  private static final int PAGES = 100;
  private static final int WARM_UP = 30;

  private final Report report;
  private final Server server;

  Paging(Report report, Server server) {
    this.report = report;
    this.server = server;
  }

  /** Pages of 50 ms. */
  void times() throws IOException {
    report.heading("10,000 packages over 100 pages of 50 ms");
    Jvm.Run run = Jvm.run(ClassPaths.OWN, List.of("-Xmx64m"), "paging", "timed", server.origin());
    report.note("paging, nothing compiled", run.number(0) / (PAGES * 50e6), "");
    report.atMost("paging", run.number(1) / (PAGES * 50e6), 1.06);
    floors();
  }

  /** Only that it can be done in so little memory. */
  void floors() throws IOException {
    report.heading("10,000 packages in a small heap");
    Jvm.Run run = Jvm.attempt(List.of("-Xmx8m"), "paging", "once", server.origin());
    boolean read = run.exitCode() == 0 && run.lines().equals(List.of("10000"));
    report.atMost("paging fails in 8 MiB", read ? 0 : 1, 0);
  }

  /** Prints the nanoseconds of a first iteration and of one for which the code is compiled. */
  static void run(String way, String origin, PrintStream out) {
    try (BuildkiteClient client = Variants.builder(origin).build()) {
      if (way.equals("once")) {
        iterate(list(client));
        out.println(PAGES * Payloads.ITEMS);
        return;
      }
      try (BuildkiteClient slow = Variants.builder(origin + "delay50/").build()) {
        long first = iterate(list(slow));
        for (int i = 0; i < WARM_UP; i++) {
          iterate(list(client));
        }
        out.println(first + " " + iterate(list(slow)));
      }
    }
  }

  private static Listing<PackageSummary> list(BuildkiteClient client) {
    return client.organization("paged").registry("paged").packages().list();
  }

  private static long iterate(Listing<PackageSummary> list) {
    long started = System.nanoTime();
    int count = 0;
    int letters = 0;
    for (PackageSummary item : list) {
      letters += item.name().length();
      count++;
    }
    if (count != PAGES * Payloads.ITEMS || letters == 0) {
      throw new IllegalStateException(count + " packages came");
    }
    return System.nanoTime() - started;
  }
}
