package io.github.registrysdk.benchmarks;

import com.sun.management.UnixOperatingSystemMXBean;
import io.github.registrysdk.buildkite.BuildkiteClient;
import io.github.registrysdk.buildkite.RegistryPackageService;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;

/** What stays behind after many calls and many clients. */
final class Flatness {
  private Flatness() {}

  /** Prints heap, threads and descriptors after 10,000 calls, 100,000 calls, and 1,000 clients. */
  static void run(String origin, PrintStream out) throws Exception {
    try (BuildkiteClient client = Variants.client(null, origin)) {
      RegistryPackageService packages = Variants.packages(client);
      calls(packages, 10_000);
      out.println(state());
      calls(packages, 90_000);
      out.println(state());
      for (int i = 0; i < 1_000; i++) {
        try (BuildkiteClient another = Variants.client(null, origin)) {
          Variants.packages(another).get(Payloads.id(i));
        }
      }
      // Their watchers go after two idle seconds.
      Thread.sleep(4_000);
      calls(packages, 1_000);
      out.println(state());
    }
  }

  private static void calls(RegistryPackageService packages, int count) {
    for (int i = 0; i < count; i++) {
      packages.get(Payloads.id(i % 100));
    }
  }

  private static String state() throws InterruptedException {
    for (int i = 0; i < 4; i++) {
      System.gc();
      Thread.sleep(100);
    }
    long heap = ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    int threads = ManagementFactory.getThreadMXBean().getThreadCount();
    long descriptors =
        ManagementFactory.getOperatingSystemMXBean() instanceof UnixOperatingSystemMXBean unix
            ? unix.getOpenFileDescriptorCount()
            : 0;
    return heap + " " + threads + " " + descriptors;
  }
}
