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
    Programs.Run serial = run("serial");
    report.note("paging, nothing compiled", serial.number(0) / (PAGES * 50e6), "");
    report.atMost("paging", serial.number(1) / (PAGES * 50e6), 1.06);
    floors();
  }

  /** Only that it can be done in so little memory. */
  void floors() throws IOException {
    report.heading("10,000 packages in a small heap");
    report.atMost("paging fails in 8 MiB", fails(8, "serial-floor"), 0);
  }

  private int fails(int megabytes, String way) throws IOException {
    Programs.Run run = Programs.attempt(command(megabytes, way));
    return run.exitCode() == 0 && run.lines().equals(List.of("10000")) ? 0 : 1;
  }

  private Programs.Run run(String way) throws IOException {
    return Programs.run(ClassPaths.OWN, List.of("-Xmx64m"), "paging", way, server.origin());
  }

  private List<String> command(int megabytes, String way) {
    return Jvm.command(
        ClassPaths.OWN,
        List.of("-Xmx" + megabytes + "m"),
        Program.class,
        "paging",
        way,
        server.origin());
  }

  /** Prints the nanoseconds of each walk, the first of which finds nothing compiled. */
  static void run(String way, String origin, PrintStream out) {
    switch (way) {
      case "serial" -> {
        try (BuildkiteClient client = Variants.client(null, origin + "delay50/")) {
          Listing<PackageSummary> list = list(client);
          long first = walk(list);
          warmUp(origin);
          out.println(first + " " + walk(list));
        }
      }
      default -> {
        try (BuildkiteClient client = Variants.client(null, origin)) {
          walk(list(client));
          out.println(PAGES * Payloads.ITEMS);
        }
      }
    }
  }

  /** By pages that come at once. */
  private static void warmUp(String origin) {
    try (BuildkiteClient client = Variants.client(null, origin)) {
      for (int i = 0; i < WARM_UP; i++) {
        walk(list(client));
      }
    }
  }

  private static Listing<PackageSummary> list(BuildkiteClient client) {
    return client.organization("paged").registry("paged").packages().list();
  }

  private static long walk(Listing<PackageSummary> list) {
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
