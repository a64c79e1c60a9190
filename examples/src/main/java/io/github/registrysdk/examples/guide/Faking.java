package io.github.registrysdk.examples.guide;

import io.github.registrysdk.buildkite.BuildkiteClient;
import io.github.registrysdk.testing.BuildkiteOperation;
import io.github.registrysdk.testing.FakeBuildkite;
import io.github.registrysdk.testing.Fault;
import io.github.registrysdk.testing.ManualClock;
import java.time.Duration;
import java.util.List;

/** Fakes without a test framework. */
final class Faking {
  private Faking() {}

  static int survivesAnOutage() {
    // @start region="fake"
    try (FakeBuildkite fake = FakeBuildkite.start();
        BuildkiteClient buildkite = fake.configure(BuildkiteClient.builder()).build()) {
      fake.addRegistry("acme", "debs", "debian");
      fake.faults().on(BuildkiteOperation.GET_REGISTRY).once(Fault.status(503));

      buildkite.organization("acme").registries().get("debs"); // retried once

      return fake.calls(BuildkiteOperation.GET_REGISTRY).size();
    } // fails here if the fake received a request that the provider does not have
    // @end
  }

  static List<Duration> onManualTime() {
    // @start region="time"
    ManualClock clock = ManualClock.create();
    try (FakeBuildkite fake = FakeBuildkite.builder().clock(clock).start();
        BuildkiteClient buildkite = fake.configure(BuildkiteClient.builder()).build()) {
      Fault minute = FakeBuildkite.organizationRateLimit(Duration.ofMinutes(1));
      fake.faults().on(BuildkiteOperation.LIST_REGISTRIES).once(minute);
      buildkite.organization("acme").registries().list().toList(); // "waits" a minute
    }
    List<Duration> sleeps = clock.sleeps();
    // @end
    return sleeps;
  }
}
