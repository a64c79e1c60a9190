package io.github.registrysdk.benchmarks;

import io.github.registrysdk.buildkite.BuildkiteClient;
import io.github.registrysdk.buildkite.RegistryPackageService;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;

/** Whole programs, measured from the start of their JVM to its end. */
final class Program {
  private Program() {}

  /** Takes what to do, the server's origin, and more. */
  public static void main(String[] arguments) throws Exception {
    PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    long started = System.nanoTime();
    switch (arguments[0]) {
      case "first" -> out.println(first(started, arguments[1], arguments[2]));
      case "exit" -> exit(arguments[1], out);
      case "paging" -> Paging.run(arguments[1], arguments[2], out);
      case "publish" -> {
        Uploads.publishing(arguments[1], true).once();
        out.println(Uploads.peakResidentKib());
      }
      case "batch" -> Batch.memory(arguments[1], out);
      case "burst" -> Bursts.run(arguments[1], arguments[2], out);
      case "flat" -> Flatness.run(arguments[1], out);
      default -> throw new IllegalArgumentException(arguments[0]);
    }
  }

  /** Microseconds from {@code main} to the first answer, and the classes loaded by then. */
  private static String first(long started, String variant, String origin) throws Exception {
    Object answer = Variants.named(variant, origin).once();
    long micros = (System.nanoTime() - started) / 1000;
    int classes = ManagementFactory.getClassLoadingMXBean().getLoadedClassCount();
    return micros + " " + classes + " " + (answer == null ? "nothing" : "answered");
  }

  /** Uses the client from other threads too, closes nothing, and returns. */
  private static void exit(String origin, PrintStream out) throws Exception {
    BuildkiteClient client = Variants.builder(origin).build();
    RegistryPackageService packages = Variants.packages(client);
    packages.get(Payloads.id(0));
    client.async(() -> packages.get(Payloads.id(1))).get(10, TimeUnit.SECONDS);
    out.println(System.currentTimeMillis());
  }
}
