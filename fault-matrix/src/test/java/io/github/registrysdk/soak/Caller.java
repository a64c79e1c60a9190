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
        named(i, name, () -> acme.registries().get(name));
      } else if (kind < 90) {
        create(i, name);
      } else if (kind < 95) {
        named(i, name, () -> acme.registries().update(name, change()));
      } else {
        delete(i, name);
      }
      tally.overruns.add(System.nanoTime() - started - timeout.toNanos());
    }
  }

  private static UpdatePackageRegistry change() {
    return UpdatePackageRegistry.builder().description("soaked").build();
  }

  private void named(int number, String name, Callable<PackageRegistry> call) {
    try {
      PackageRegistry answer = send(number, call);
      tally.result(answer.slug().equals(name), name + " was answered with " + answer.slug());
    } catch (Throwable e) {
      tally.failure(e);
    }
  }

  private void create(int number, String name) {
    CreatePackageRegistry request = CreatePackageRegistry.builder(name, Ecosystem.RUBY).build();
    try {
      PackageRegistry answer = send(number, () -> acme.registries().create(request));
      tally.created(name, Effect.DONE);
      tally.result(answer.slug().equals(name), name + " was answered with " + answer.slug());
    } catch (Throwable e) {
      Effect said = tally.failure(e);
      tally.created(name, said == null ? Effect.UNKNOWN : said);
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
      tally.result(true, name);
    } catch (Throwable e) {
      tally.failure(e);
    }
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
