package io.github.registrysdk.examples;

import io.github.registrysdk.buildkite.BuildkiteClient;
import io.github.registrysdk.buildkite.model.PackageRegistry;
import io.github.registrysdk.buildkite.model.PackageSummary;
import io.github.registrysdk.buildkite.model.RegistryPackage;
import io.github.registrysdk.core.CallOptions;
import io.github.registrysdk.examples.sandbox.Sandbox;
import io.github.registrysdk.testing.BuildkiteOperation;
import io.github.registrysdk.testing.Fault;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Calls on other threads: virtual ones where the JVM has them. */
public final class AsyncCalls {
  private AsyncCalls() {}

  public static void main(String[] args) throws Exception {
    try (Sandbox sandbox = Sandbox.start()) {
      allAtOnce(sandbox);

      // A whole piece of work in one future.
      CompletableFuture<Long> counted =
          sandbox.client().async(() -> sandbox.debs().packages().list().stream().count());
      System.out.println("counted " + counted.join());

      noLongerThan(500, sandbox);

      // A view with options of its own shares the client's connections and limits.
      BuildkiteClient hasty =
          sandbox
              .client()
              .withOptions(
                  CallOptions.builder().timeout(Duration.ofSeconds(5)).maxAttempts(1).build());
      System.out.println(hasty.organization("acme").registries().get("debs").slug());
    }
  }

  /** One call each; what they throw arrives in the future. */
  private static void allAtOnce(Sandbox sandbox) {
    BuildkiteClient buildkite = sandbox.client();
    List<CompletableFuture<RegistryPackage>> calls =
        sandbox.debs().packages().list().stream()
            .map(PackageSummary::id)
            .map(id -> buildkite.async(() -> sandbox.debs().packages().get(id)))
            .toList();
    calls.forEach(call -> System.out.println("fetched " + call.join().name()));
  }

  /** Cancelling ends the call and closes its connection. */
  private static void noLongerThan(long milliseconds, Sandbox sandbox) throws Exception {
    sandbox.fake().faults().on(BuildkiteOperation.GET_REGISTRY).always(Fault.stall());
    CompletableFuture<PackageRegistry> stuck =
        sandbox.client().async(() -> sandbox.acme().registries().get("debs"));
    try {
      stuck.get(milliseconds, TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      System.out.println("cancelled " + stuck.cancel(true));
    }
    sandbox.fake().faults().clear();
  }
}
