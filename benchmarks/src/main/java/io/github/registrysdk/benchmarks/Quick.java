package io.github.registrysdk.benchmarks;

import java.io.IOException;

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
    report.heading("GET one 1 KB object over loopback");
    Rounds one =
        Rounds.run(
            server.origin(),
            24_000,
            250,
            rounds,
            "hand-one",
            "twin-one",
            "ours-one",
            "handover-one");
    row(report, one, "one", 1.10, 1.10);
    report.note("one by hand on another thread cpu", one.cpu("handover-one", "hand-one"), "");
    report.heading("GET a list of 100, 61 KB");
    Rounds list =
        Rounds.run(
            server.origin(),
            6_000,
            50,
            rounds,
            "hand-list",
            "twin-list",
            "ours-list",
            "stock-list",
            "strict-list",
            "loose-list");
    row(report, list, "list", 1.10, 1.05);
    report.note("list by hand with jsr310's instants cpu", list.cpu("stock-list", "hand-list"), "");
    report.note(
        "list by hand with our strict records cpu", list.cpu("strict-list", "hand-list"), "");
    report.note("the same without strictness cpu", list.cpu("loose-list", "hand-list"), "");
    report.note(
        "list by hand with our strict records allocation",
        list.bytes("strict-list", "hand-list"),
        "");
    report.note(
        "the same without strictness allocation", list.bytes("loose-list", "hand-list"), "");
    report.heading("In-memory transport, 1 KB");
    Rounds memory =
        Rounds.run(
            server.origin(),
            200_000,
            5_000,
            rounds,
            "hand-memory",
            "twin-memory",
            "ours-memory",
            "silenced-memory");
    row(report, memory, "memory", 1.15, 1.25);
    report.atMost(
        "memory with a logger that is off allocation",
        memory.bytes("silenced-memory", "ours-memory"),
        1.00);
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
