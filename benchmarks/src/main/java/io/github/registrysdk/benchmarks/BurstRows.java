package io.github.registrysdk.benchmarks;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The rows about 64 calls at once: of platform threads, of virtual ones, and asynchronous. */
final class BurstRows {
  /** The folder of a JDK that has virtual threads, or empty. */
  private static final String VIRTUAL = System.getProperty("benchmarks.virtualThreads", "");

  private final Report report;
  private final Server server;

  BurstRows(Report report, Server server) {
    this.report = report;
    this.server = server;
  }

  private static List<String> ways() {
    List<String> ways = new ArrayList<>(List.of("platform", "async"));
    if (!VIRTUAL.isEmpty()) {
      ways.add("virtual");
    }
    return ways;
  }

  private Jvm start(String way, String path) throws IOException {
    Path java = way.equals("virtual") ? Path.of(VIRTUAL) : Jvm.HOME;
    String origin = server.origin() + path;
    return Jvm.start(java, ClassPaths.OWN, List.of(), Program.class, "burst", way, origin);
  }

  /** Without times: no call is answered before all are under way. */
  void connections() throws IOException {
    report.heading("64 calls at once, and 64 again");
    for (String way : ways()) {
      CannedServer.Counts second = gathered(way);
      report.atLeast("64 gathered " + way + " in flight", second.mostInFlight() / 64.0, 1);
      report.atMost("64 gathered " + way + " new connections", second.opened(), 0);
    }
  }

  /** What the second burst did. */
  private CannedServer.Counts gathered(String way) throws IOException {
    try (Jvm jvm = start(way, "gather/")) {
      jvm.read();
      int opened = server.counts().opened();
      jvm.ask("go");
      CannedServer.Counts after = server.counts();
      return new CannedServer.Counts(
          after.opened() - opened, after.open(), after.mostInFlight(), 0);
    }
  }

  /** With 20 ms a call. */
  void times() throws IOException {
    report.heading("64 calls at once, 20 ms each");
    for (String way : ways()) {
      try (Jvm jvm = start(way, "delay20/")) {
        double ideal = Bursts.EACH * 20e6;
        double first = Double.parseDouble(jvm.read());
        CannedServer.Counts counts = server.counts();
        double second = Double.parseDouble(jvm.ask("go"));
        CannedServer.Counts after = server.counts();
        String name = "64 at once " + way;
        report.atLeast(name, ideal / Math.min(first, second), 0.92);
        report.atLeast(name + " in flight", counts.mostInFlight() / 64.0, 1);
        report.atMost(name + " new connections", after.opened() - counts.opened(), 0);
      }
    }
  }
}
