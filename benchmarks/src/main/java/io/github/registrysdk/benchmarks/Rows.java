package io.github.registrysdk.benchmarks;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

/** The rows of the table beyond the first three, but for uploads. */
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

  /** How much a client adds to its own payload, beside how much the SDK adds to its own. */
  void peers(int rounds) throws IOException {
    String origin = server.origin();
    report.heading("Overhead of the peers on their own payloads");
    double[][] factors = new double[2][4];
    for (int i = 0; i < 2; i++) {
      String what = i == 0 ? "one" : "list";
      int calls = i == 0 ? 200 : 100;
      Rounds all =
          Rounds.run(
              origin,
              calls * 80,
              calls,
              rounds,
              "hand-" + what,
              "ours-" + what,
              "hand-openai" + what,
              "openai-" + what,
              "hand-github" + what,
              "github-" + what,
              "githubok-" + what);
      factors[i][0] = factor(all, "ours-" + what, "hand-" + what, true);
      factors[i][1] = factor(all, "openai-" + what, "hand-openai" + what, true);
      factors[i][2] = factor(all, "github-" + what, "hand-github" + what, true);
      factors[i][3] =
          factor(all, "ours-" + what, "hand-" + what, false)
              / factor(all, "openai-" + what, "hand-openai" + what, false);
      factor(all, "githubok-" + what, "hand-github" + what, true);
    }
    report.atMost("one beside openai-java cpu", factors[0][0] / factors[0][1], 0.70);
    report.atMost("list beside openai-java cpu", factors[1][0] / factors[1][1], 0.45);
    report.atMost("one beside github-api cpu", factors[0][0] / factors[0][2], 0.35);
    report.atMost("list beside github-api cpu", factors[1][0] / factors[1][2], 0.40);
    report.atMost("one beside openai-java allocation", factors[0][3], 0.45);
    report.atMost("list beside openai-java allocation", factors[1][3], 0.20);
  }

  private double factor(Rounds all, String variant, String hand, boolean cpu) {
    Rounds.Spread spread = cpu ? all.cpu(variant, hand) : all.bytes(variant, hand);
    report.note(variant + " beside " + hand + (cpu ? " cpu" : " allocation"), spread, "");
    return spread.median();
  }

  void coldStart(int runs) throws IOException {
    report.heading("From main to the first answer");
    String[] variants = {"hand-one", "ours-one", "openai-one"};
    double[][] micros = new double[variants.length][runs];
    double[] classes = new double[variants.length];
    for (int run = 0; run < runs; run++) {
      for (int v = 0; v < variants.length; v++) {
        String path = ClassPaths.of(variants[v]);
        Programs.Run ran = Programs.run(path, List.of(), "first", variants[v], server.origin());
        micros[v][run] = ran.number(0);
        classes[v] = ran.number(1);
      }
    }
    for (int v = 0; v < variants.length; v++) {
      report.note(
          variants[v] + " to the first answer", Rounds.Spread.of(micros[v]).median() / 1000, "ms");
      report.note(variants[v] + " classes", classes[v], "");
    }
    report.atMost("first answer beside hand", quotient(micros[1], micros[0]), 1.10);
    report.atMost("first answer beside openai-java", quotient(micros[1], micros[2]), 0.60);
    report.atMost("classes beyond hand", classes[1] - classes[0], 150);
    kotlinReflect(report, server);
  }

  /** By name, so that one of ours can't hide behind one that the call by hand alone loads. */
  static void kotlinReflect(Report report, Server server) throws IOException {
    Set<String> beyond = Counting.kotlinReflect("ours-one", server);
    beyond.removeAll(Counting.kotlinReflect("hand-one", server));
    report.atMost("classes of kotlin.reflect beyond hand", beyond.size(), 0);
  }

  private static Rounds.Spread quotient(double[] ours, double[] others) {
    double[] ratios = new double[ours.length];
    Arrays.setAll(ratios, i -> ours[i] / others[i]);
    return Rounds.Spread.of(ratios);
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
