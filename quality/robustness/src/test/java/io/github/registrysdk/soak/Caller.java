package io.github.registrysdk.soak;

import io.github.registrysdk.buildkite.BuildkiteClient;
import io.github.registrysdk.buildkite.BuildkiteOrganization;
import io.github.registrysdk.buildkite.CreatePackageRegistry;
import io.github.registrysdk.buildkite.UpdatePackageRegistry;
import io.github.registrysdk.buildkite.model.Ecosystem;
import io.github.registrysdk.buildkite.model.PackageRegistry;
import io.github.registrysdk.core.Effect;
import java.time.Duration;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;

/** One thread's calls, every second of them asynchronous: three quarters read, a quarter writes. */
final class Caller implements Runnable {
  private final BuildkiteClient client;
  private final BuildkiteOrganization acme;
  private final Duration timeout;
  private final Tally tally;
  private final Random random;
  private final String prefix;
  private final int calls;

  Caller(BuildkiteClient client, Duration timeout, Tally tally, long seed, int calls) {
    this.client = client;
    this.acme = client.organization("acme");
    this.timeout = timeout;
    this.tally = tally;
    this.random = new Random(seed);
    this.prefix = "n" + seed + "-";
    this.calls = calls;
  }

  @Override
  public void run() {
    for (int i = 0; i < calls; i++) {
      String name = prefix + i;
      int kind = random.nextInt(100);
      long started = System.nanoTime();
      if (kind < 75) {
        read(i, name);
      } else if (kind < 90) {
        write(i, name, () -> acme.registries().create(named(name)));
      } else if (kind < 95) {
        write(i, name, () -> acme.registries().update(name, change()));
      } else {
        delete(i, name + Tally.REPEATABLE);
      }
      tally.overruns.add(System.nanoTime() - started - timeout.toNanos());
    }
  }

  private static CreatePackageRegistry named(String name) {
    return CreatePackageRegistry.builder(name, Ecosystem.RUBY).build();
  }

  private static UpdatePackageRegistry change() {
    return UpdatePackageRegistry.builder().description("soaked").build();
  }

  private void read(int number, String name) {
    try {
      checked(name, send(number, () -> acme.registries().get(name)));
    } catch (Throwable e) {
      tally.failure(e);
    }
  }

  private void write(int number, String name, Callable<PackageRegistry> call) {
    try {
      PackageRegistry response = send(number, call);
      tally.wrote(name, Effect.DONE);
      checked(name, response);
    } catch (Throwable e) {
      failed(name, e);
    }
  }

  private void delete(int number, String name) {
    try {
      send(
          number,
          () -> {
            acme.registries().delete(name);
            return true;
          });
      tally.wrote(name, Effect.DONE);
      tally.result(true, name);
    } catch (Throwable e) {
      failed(name, e);
    }
  }

  private void checked(String name, PackageRegistry response) {
    tally.result(response.slug().equals(name), name + " got the response for " + response.slug());
  }

  private void failed(String name, Throwable e) {
    Effect said = tally.failure(e);
    tally.wrote(name, said == null ? Effect.UNKNOWN : said);
  }

  private <T> T send(int number, Callable<T> call) throws Throwable {
    if (number % 2 == 0) {
      return call.call();
    }
    try {
      return client.async(call).orTimeout(1, TimeUnit.MINUTES).join();
    } catch (CompletionException e) {
      throw e.getCause() == null ? e : e.getCause();
    }
  }
}
