package io.github.registrysdk.examples;

import io.github.registrysdk.buildkite.BuildkiteClient;
import io.github.registrysdk.core.ApiException;
import io.github.registrysdk.core.NotFoundException;
import io.github.registrysdk.core.OutcomeUnknownException;
import io.github.registrysdk.core.PermissionDeniedException;
import io.github.registrysdk.core.RateLimitedException;
import io.github.registrysdk.core.SdkException;
import io.github.registrysdk.examples.sandbox.Sandbox;
import io.github.registrysdk.testing.BuildkiteOperation;
import io.github.registrysdk.testing.FakeBuildkite;
import io.github.registrysdk.testing.Fault;
import java.time.Duration;

/** What can go wrong, and what a program can do about each. */
public final class ErrorHandling {
  private ErrorHandling() {}

  public static void main(String[] args) {
    try (Sandbox sandbox = Sandbox.start()) {
      FakeBuildkite fake = sandbox.fake();

      attempt(() -> sandbox.debs().packages().get("01930000-0000-7000-8000-000000000000"));

      fake.addToken("bkua_reader", "read_packages");
      try (BuildkiteClient reader = sandbox.clientFor("bkua_reader")) {
        attempt(() -> reader.organization("acme").registry("debs").tokens().create("ci"));
      }

      // The response to a create is lost: the token may exist, so the create is not retried.
      fake.faults().on(BuildkiteOperation.CREATE_TOKEN).once(Fault.dropAfterEffect());
      attempt(() -> sandbox.debs().tokens().create("ci"));

      // The client retries a read that fails twice, and nobody notices.
      fake.faults().on(BuildkiteOperation.GET_REGISTRY).times(2, Fault.status(503));
      attempt(() -> System.out.println("found " + sandbox.acme().registries().get("debs").slug()));

      // Longer than the 90 s that a client waits by itself.
      Fault limited = FakeBuildkite.organizationRateLimit(Duration.ofMinutes(10));
      fake.faults().on(BuildkiteOperation.LIST_PACKAGES).once(limited);
      attempt(() -> sandbox.debs().packages().list().toList());
    }
  }

  /** From what a program can act on down to what it can only report. */
  private static void attempt(Runnable call) {
    try {
      call.run();
    } catch (NotFoundException e) {
      System.out.println("missing: " + e.getMessage());
    } catch (PermissionDeniedException e) {
      System.out.println("ask for " + e.report().scope() + ": " + e.getMessage());
    } catch (RateLimitedException e) {
      System.out.println("retry at " + e.retryAt().orElseThrow() + ": " + e.getMessage());
    } catch (ApiException e) { // any other error status
      System.out.println("Buildkite said " + e.status() + ": " + e.error().message());
    } catch (OutcomeUnknownException e) {
      System.out.println("maybe done; to find out, " + e.recoveryHint());
    } catch (SdkException e) { // no response, or an invalid one
      System.out.println(e.effect() + ": " + e.getMessage());
    }
  }
}
