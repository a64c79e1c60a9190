package io.github.registrysdk.benchmarks;

import com.sun.management.UnixOperatingSystemMXBean;
import io.github.registrysdk.buildkite.BuildkiteClient;
import io.github.registrysdk.buildkite.RegistryPackageService;
import java.io.IOException;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;

/** What stays behind after many calls and many clients. */
final class Flatness {
  private static final Duration IDLE = Duration.ofSeconds(70);

  private final Report report;
  private final Server server;

  Flatness(Report report, Server server) {
    this.report = report;
    this.server = server;
  }

  void measure() throws IOException {
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

  /**
   * Prints heap, threads and descriptors after 10,000 calls, 100,000 calls, and 1,000 clients; goes
   * on when it is told to, so that the server's connections can be counted meanwhile.
   */
  static void run(String origin, PrintStream out) throws Exception {
    try (BuildkiteClient client = Variants.builder(origin).build()) {
      RegistryPackageService packages = Variants.packages(client);
      // What looks at the heap takes its own place there.
      state();
      calls(packages, 10_000);
      int threads = threads();
      if (!goesOn(out)) {
        return;
      }
      calls(packages, 90_000);
      awaitThreads(threads);
      if (!goesOn(out)) {
        return;
      }
      clients(origin);
      calls(packages, 1_000);
      awaitThreads(threads);
      goesOn(out);
    }
  }

  private static void clients(String origin) {
    for (int i = 0; i < 1_000; i++) {
      try (BuildkiteClient another = Variants.builder(origin).build()) {
        Variants.packages(another).get(Payloads.id(i));
      }
    }
  }

  /** Tells how things stand; whether to go on, for which a line of one letter is sent. */
  private static boolean goesOn(PrintStream out) throws Exception {
    out.println(state());
    return System.in.readNBytes(2).length == 2;
  }

  private static void calls(RegistryPackageService packages, int count) {
    for (int i = 0; i < count; i++) {
      packages.get(Payloads.id(i % 100));
    }
  }

  /** Ours go after two idle seconds, OkHttp's after a minute; then nothing is waited for. */
  private static void awaitThreads(int before) throws InterruptedException {
    long until = System.nanoTime() + IDLE.toNanos();
    while (threads() > before && System.nanoTime() < until) {
      Thread.sleep(500);
    }
  }

  private static int threads() {
    return ManagementFactory.getThreadMXBean().getThreadCount();
  }

  private static String state() throws InterruptedException {
    for (int i = 0; i < 4; i++) {
      System.gc();
      Thread.sleep(100);
    }
    long heap = ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    int threads = threads();
    long descriptors =
        ManagementFactory.getOperatingSystemMXBean() instanceof UnixOperatingSystemMXBean unix
            ? unix.getOpenFileDescriptorCount()
            : 0;
    return heap + " " + threads + " " + descriptors;
  }
}
