package io.github.registrysdk.benchmarks;

import java.io.IOException;
import java.util.List;
import java.util.Set;

/** What a program pays until it has its first response, and at its end. */
final class StartRows {
  private static final List<String> VARIANTS =
      List.of("hand-one", "twin-one", "ours-one", "openai-one");

  private final Report report;
  private final Server server;

  StartRows(Report report, Server server) {
    this.report = report;
    this.server = server;
  }

  void measure(int runs) throws IOException {
    report.heading("From main to the first answer");
    double[][] millis = new double[VARIANTS.size()][runs];
    double[] classes = new double[VARIANTS.size()];
    for (int run = 0; run < runs; run++) {
      for (int v : Rounds.shuffled(VARIANTS.size())) {
        Jvm.Run ran = first(VARIANTS.get(v));
        millis[v][run] = ran.number(0) / 1000;
        classes[v] = ran.number(1);
      }
    }
    for (int v = 0; v < classes.length; v++) {
      String name = VARIANTS.get(v);
      report.note(name + " to the first answer", Rounds.Spread.of(millis[v]), "ms");
      report.note(name + " classes", classes[v], "");
    }
    report.note("first answer by a twin of hand", beside(millis[1], millis[0]), "");
    report.atMost("first answer beside hand", beside(millis[2], millis[0]), 1.10);
    report.atMost("first answer beside openai-java", beside(millis[2], millis[3]), 0.60);
    report.atMost("classes beyond hand", classes[2] - classes[0], 150);
    kotlinReflect();
  }

  /** Tells how many more there are than by hand. */
  double classesBeyondHand() throws IOException {
    return first("ours-one").number(1) - first("hand-one").number(1);
  }

  /** By name, so that one of ours can't hide behind one that the call by hand alone loads. */
  void kotlinReflect() throws IOException {
    Set<String> beyond = Counting.kotlinReflect("ours-one", server);
    beyond.removeAll(Counting.kotlinReflect("hand-one", server));
    report.atMost("classes of kotlin.reflect beyond hand", beyond.size(), 0);
  }

  void exit() throws IOException {
    report.heading("The end of the process");
    double[] seconds = new double[5];
    for (int i = 0; i < seconds.length; i++) {
      Jvm.Run run = Jvm.run(ClassPaths.OWN, List.of(), "exit", server.origin());
      seconds[i] = (run.endedAt() - run.number(0)) / 1000;
    }
    report.atMost("seconds to the end after main", Rounds.Spread.of(seconds).median(), 0.15);
  }

  private Jvm.Run first(String variant) throws IOException {
    String classPath = ClassPaths.of(variant);
    return Jvm.run(classPath, List.of(), "first", variant, server.origin());
  }

  private static Rounds.Spread beside(double[] some, double[] others) {
    return Rounds.Spread.of(Rounds.ratios(some, others));
  }
}
