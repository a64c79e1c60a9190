package io.github.registrysdk.benchmarks;

import java.io.IOException;
import java.nio.file.Path;

/**
 * What does not depend on how busy the machine is, and may stop a merge; in a minute and a half.
 */
final class Gate {
  /** What a first call may load beyond the same call by hand: ten more than now; 150 is the aim. */
  private static final double CLASSES = 320;

  /**
   * 40 kB more than now; 6.0 is the aim, of which jackson-datatype-jsr310 takes 0.14. The version
   * of Kotlin's standard library without a known vulnerability takes 0.13 more than the one before.
   */
  private static final double JARS = 6.50;

  private final Report report = new Report();

  private Gate() {}

  public static void main(String[] arguments) throws IOException {
    if (!new Gate().passes()) {
      System.exit(1);
    }
  }

  private boolean passes() throws IOException {
    Path root = Path.of(System.getProperty("benchmarks.root", "."));
    Counting.jars(report, root, "jars in MB (ratchet)", JARS);
    try (Server server = Server.start()) {
      report.heading("Allocation");
      allocation(server, "one", 10_000, 200, 1.10);
      allocation(server, "list", 4_000, 50, 1.05);
      allocation(server, "memory", 80_000, 2_000, 1.25);
      Quick.logging(report, server.origin());
      new StartRows(report, server).exit();
      new BurstRows(report, server).connections();
      new Paging(report, server).floors();
      report.heading("Classes");
      StartRows start = new StartRows(report, server);
      report.atMost("classes beyond hand (ratchet)", start.classesBeyondHand(), CLASSES);
      start.kotlinReflect();
    }
    return report.finish();
  }

  private void allocation(Server server, String what, int warmUp, int calls, double bound)
      throws IOException {
    Rounds rounds = Rounds.run(server.origin(), warmUp, calls, 9, "hand-" + what, "ours-" + what);
    report.atMost(what + " allocation", rounds.bytes("ours-" + what, "hand-" + what), bound);
  }
}
