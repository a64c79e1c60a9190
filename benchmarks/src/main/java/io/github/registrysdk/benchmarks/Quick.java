package io.github.registrysdk.benchmarks;

import java.io.IOException;
import java.util.List;

/** The first three rows of the table. */
final class Quick {
  private Quick() {}

  public static void main(String[] arguments) throws IOException {
    Report report = new Report();
    try (Server server = Server.start()) {
      calls(report, server, 120);
    }
    report.finish();
  }

  static void calls(Report report, Server server, int rounds) throws IOException {
    one(report, server.origin(), rounds);
    list(report, server.origin(), rounds);
    memory(report, server.origin(), rounds);
  }

  private static void one(Report report, String origin, int rounds) throws IOException {
    report.heading("GET one 1 KB object over loopback");
    Rounds one = Rounds.run(origin, 24_000, 250, rounds, "hand-one", "twin-one", "ours-one");
    row(report, one, "one", 1.10, 1.10);
  }

  private static void list(Report report, String origin, int rounds) throws IOException {
    report.heading("GET a list of 100, 61 KB");
    Rounds list = Rounds.run(origin, 6_000, 50, rounds, "hand-list", "twin-list", "ours-list");
    row(report, list, "list", 1.10, 1.05);
  }

  private static void memory(Report report, String origin, int rounds) throws IOException {
    report.heading("In-memory transport, 1 KB");
    Rounds memory =
        Rounds.run(origin, 200_000, 5_000, rounds, "hand-memory", "twin-memory", "ours-memory");
    row(report, memory, "memory", 1.15, 1.25);
    logging(report, origin);
  }

  /** A log that is off must not be called at all, since the call's arguments would be made. */
  static void logging(Report report, String origin) throws IOException {
    // What the compiler keeps off the heap differs from JVM to JVM, and would hide what is sought.
    List<String> options = List.of("-XX:-DoEscapeAnalysis", "-Xms384m", "-Xmx384m");
    Rounds rounds = Rounds.run(options, origin, 80_000, 5_000, 9, "ours-memory", "silenced-memory");
    report.atMost(
        "memory calls of a log that is off", rounds.logged("silenced-memory") / 45_000.0, 0);
    double bytes =
        rounds.bytesPerCall("silenced-memory").median()
            - rounds.bytesPerCall("ours-memory").median();
    report.atMost("memory bytes added by a log that is off", (double) Math.round(bytes), 0);
  }

  private static void row(Report report, Rounds rounds, String what, double cpu, double bytes) {
    String hand = "hand-" + what;
    report.note(what + " by hand cpu", rounds.cpuMicros(hand), "us");
    report.note(what + " by hand allocation", rounds.bytesPerCall(hand), "B");
    report.note(what + " twin cpu", rounds.cpu("twin-" + what, hand), "");
    report.note(what + " twin allocation", rounds.bytes("twin-" + what, hand), "");
    report.atMost(what + " cpu", rounds.cpu("ours-" + what, hand), cpu);
    report.atMost(what + " allocation", rounds.bytes("ours-" + what, hand), bytes);
  }
}
