package io.github.registrysdk.benchmarks;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;

/** The rows of the table beyond the first three, but for those with a class of their own. */
final class Rows {
  private final Report report;
  private final Server server;

  Rows(Report report, Server server) {
    this.report = report;
    this.server = server;
  }

  void parsing(int rounds) throws IOException {
    report.heading("The list of 100, parsed only");
    Rounds all =
        Rounds.run(
            server.origin(),
            8_000,
            100,
            rounds,
            "parse-parser",
            "parse-twin",
            "parse-ours",
            "parse-loose",
            "parse-known",
            "parse-hand",
            "parse-tree");
    report.note("parse by a coded parser cpu", all.cpuMicros("parse-parser"), "us");
    report.note("parse twin cpu", all.cpu("parse-twin", "parse-parser"), "");
    report.note("parse by hand with a reader cpu", all.cpu("parse-hand", "parse-parser"), "");
    Quick.beside(report, all, "parse, what strictness costs", "parse-ours", "parse-loose");
    Quick.beside(report, all, "parse, what unknown fields cost", "parse-ours", "parse-known");
    report.atMost("parse strict cpu", all.cpu("parse-ours", "parse-parser"), 1.25);
    report.atMost("parse without strictness cpu", all.cpu("parse-loose", "parse-parser"), 1.12);
    report.atMost("parse beside a tree cpu", all.cpu("parse-ours", "parse-tree"), 0.70);
  }

  void exit() throws IOException {
    report.heading("The end of the process");
    double[] seconds = new double[5];
    for (int i = 0; i < seconds.length; i++) {
      Programs.Run run = Programs.run(ClassPaths.OWN, List.of(), "exit", server.origin());
      seconds[i] = (run.endedAt() - run.number(0)) / 1000;
    }
    report.atMost("seconds to the end after main", Rounds.Spread.of(seconds).median(), 0.15);
  }

  void flatness() throws IOException {
    report.heading("10,000 to 100,000 calls, then a thousand clients");
    int before = server.counts().open();
    try (Jvm jvm =
        Jvm.start(ClassPaths.OWN, List.of("-Xmx128m"), Program.class, "flat", server.origin())) {
      double[] few = numbers(jvm.read());
      report.note("heap after 10,000 calls", few[0] / 1024, "KiB");
      flat("100,000 calls", few, numbers(jvm.ask("+")), before);
      flat("1,000 clients", few, numbers(jvm.ask("+")), before);
    }
  }

  /** While the client is still there, with the one connection that it keeps. */
  private void flat(String what, double[] few, double[] now, int before) throws IOException {
    report.atMost("heap after " + what, now[0] / few[0], 1.02);
    report.atMost("threads after " + what, now[1] - few[1], 0);
    report.atMost("descriptors after " + what, now[2] - few[2], 0);
    report.atMost("connections after " + what, server.counts().open() - before, 1);
  }

  private static double[] numbers(String line) {
    return Arrays.stream(line.split(" ")).mapToDouble(Double::parseDouble).toArray();
  }
}
