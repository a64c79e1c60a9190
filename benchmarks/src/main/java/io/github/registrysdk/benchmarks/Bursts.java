package io.github.registrysdk.benchmarks;

import io.github.registrysdk.buildkite.BuildkiteClient;
import io.github.registrysdk.buildkite.RegistryPackageService;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;

/** Many calls at once through one client. */
final class Bursts {
  static final int AT_ONCE = 64;
  static final int EACH = 25;
  private static final int WARM_UP = 12;

  private Bursts() {}

  /** Prints the nanoseconds of a burst, and of another when it is told to go on. */
  static void run(String way, String origin, PrintStream out) throws Exception {
    if (way.equals("stock")) {
      stock(origin, out);
      return;
    }
    try (BuildkiteClient client = Variants.client(null, origin)) {
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

  /** By OkHttp as it comes, which keeps five idle connections; once, and once more when told to. */
  private static void stock(String origin, PrintStream out) throws Exception {
    Work get = Variants.named("hand-one", origin);
    do {
      long started = System.nanoTime();
      List<CompletableFuture<Object>> all = new ArrayList<>();
      for (int i = 0; i < AT_ONCE; i++) {
        CompletableFuture<Object> one = new CompletableFuture<>();
        all.add(one);
        new Thread(() -> complete(one, get), "burst").start();
      }
      CompletableFuture.allOf(all.toArray(CompletableFuture[]::new)).join();
      out.println(System.nanoTime() - started);
    } while (System.in.read() >= 0);
  }

  private static void complete(CompletableFuture<Object> one, Work get) {
    try {
      one.complete(get.once());
    } catch (Exception e) {
      one.completeExceptionally(e);
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
      onThreads(way, packages);
    }
    return System.nanoTime() - started;
  }

  private static void onThreads(String way, RegistryPackageService packages) throws Exception {
    CountDownLatch done = new CountDownLatch(AT_ONCE);
    Runnable work =
        () -> {
          calls(packages);
          done.countDown();
        };
    for (int i = 0; i < AT_ONCE; i++) {
      if (way.equals("virtual")) {
        Thread.class.getMethod("startVirtualThread", Runnable.class).invoke(null, work);
      } else {
        new Thread(work, "burst").start();
      }
    }
    done.await();
  }

  private static int calls(RegistryPackageService packages) {
    int letters = 0;
    for (int i = 0; i < EACH; i++) {
      letters += packages.get(Payloads.id(i)).name().length();
    }
    return letters;
  }
}
