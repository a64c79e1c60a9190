package io.github.registrysdk.benchmarks;

import io.github.registrysdk.buildkite.BuildkiteClient;
import io.github.registrysdk.buildkite.model.PackageSummary;
import io.github.registrysdk.core.Listing;
import io.github.registrysdk.core.Page;
import java.io.IOException;
import java.io.PrintStream;
import java.util.Arrays;
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

  /** A list a hundred times as long, which must not become slower towards its end. */
  void million() throws IOException {
    report.heading("1,000,000 packages in a heap of 32 MiB");
    Jvm.Run run = Jvm.run(ClassPaths.OWN, List.of("-Xmx32m"), "paging", "million", server.origin());
    report.note("a page of 1,000,000 packages", run.number(0), "ms");
    report.atMost("the last pages of 1,000,000 packages", run.number(1) / run.number(0), 1.1);
  }

  /** Prints the median milliseconds of a page: of the second thousand, and of the last. */
  private static void million(BuildkiteClient client, PrintStream out) {
    double[] millis = new double[Routes.MANY_PAGES];
    int pages = 0;
    int count = 0;
    long before = System.nanoTime();
    for (Page<PackageSummary> page : list(client, "million").pages()) {
      count += page.items().size();
      long now = System.nanoTime();
      millis[pages++] = (now - before) / 1e6;
      before = now;
    }
    if (count != Routes.MANY_PAGES * Payloads.ITEMS) {
      throw new IllegalStateException(count + " packages came");
    }
    out.println(median(millis, 1_000) + " " + median(millis, pages - 1_000));
  }

  private static double median(double[] millis, int from) {
    return Rounds.Spread.of(Arrays.copyOfRange(millis, from, from + 1_000)).median();
  }

  /** Prints the nanoseconds of a first iteration and of one for which the code is compiled. */
  static void run(String way, String origin, PrintStream out) {
    try (BuildkiteClient client = Variants.builder(origin).build()) {
      if (way.equals("million")) {
        million(client, out);
        return;
      }
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
    return list(client, "paged");
  }

  private static Listing<PackageSummary> list(BuildkiteClient client, String organization) {
    return client.organization(organization).registry("paged").packages().list();
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
