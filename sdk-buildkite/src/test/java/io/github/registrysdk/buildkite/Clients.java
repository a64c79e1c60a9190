package io.github.registrysdk.buildkite;

import io.github.registrysdk.testing.FakeBuildkite;
import io.github.registrysdk.testing.ManualClock;

/** Clients of a fake, which wait on a manual clock. */
final class Clients {
  private Clients() {}

  static BuildkiteClient of(FakeBuildkite fake) {
    return of(fake, ManualClock.create());
  }

  static BuildkiteClient of(FakeBuildkite fake, ManualClock clock) {
    return clock.configure(builder(fake)).build();
  }

  static BuildkiteClient.Builder builder(FakeBuildkite fake) {
    return fake.configure(BuildkiteClient.builder()).packagesUrl(fake.packagesUrl());
  }
}
