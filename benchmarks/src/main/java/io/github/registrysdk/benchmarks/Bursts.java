package io.github.registrysdk.benchmarks;

import io.github.registrysdk.buildkite.BuildkiteClient;
import io.github.registrysdk.buildkite.RegistryPackageService;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.FutureTask;

/** Many calls at once through one client. */
final class Bursts {
  static final int AT_ONCE = 64;
  static final int EACH = 25;
  private static final int WARM_UP = 12;

  private Bursts() {}

  /** Prints the nanoseconds of a burst, and of another when it is told to go on. */
  static void run(String way, String origin, PrintStream out) throws Exception {
    try (BuildkiteClient client = Variants.builder(origin).build()) {
      RegistryPackageService packages = Variants.packages(client);
      // Connects, compiles, and fills what is filled once. All calls of a burst come back at the
      // same moment, so that code which is still interpreted shows many times over.
      for (int i = 0; i < WARM_UP; i++) {
        burst(way, client, packages);
      }
      out.println(burst(way, client, packages));
      if (System.in.read() < 0) {
        return;
      }
      out.println(burst(way, client, packages));
    }
  }

  private static long burst(String way, BuildkiteClient client, RegistryPackageService packages)
      throws Exception {
    long started = System.nanoTime();
    if (way.equals("async")) {
      List<CompletableFuture<Integer>> all = new ArrayList<>();
      for (int i = 0; i < AT_ONCE; i++) {
        all.add(client.async(() -> calls(packages)));
      }
      CompletableFuture.allOf(all.toArray(CompletableFuture[]::new)).join();
    } else {
      onThreads(way, () -> calls(packages));
    }
    return System.nanoTime() - started;
  }

  /** Waits for all; what one of them threw is thrown here. */
  private static void onThreads(String way, Callable<Object> work) throws Exception {
    List<FutureTask<Object>> all = new ArrayList<>();
    for (int i = 0; i < AT_ONCE; i++) {
      FutureTask<Object> one = new FutureTask<>(work);
      all.add(one);
      if (way.equals("virtual")) {
        Thread.class.getMethod("startVirtualThread", Runnable.class).invoke(null, one);
      } else {
        new Thread(one, "burst").start();
      }
    }
    for (FutureTask<Object> one : all) {
      one.get();
    }
  }

  private static int calls(RegistryPackageService packages) {
    int letters = 0;
    for (int i = 0; i < EACH; i++) {
      letters += packages.get(Payloads.id(i)).name().length();
    }
    return letters;
  }
}
