package io.github.registrysdk.buildkite;

import io.github.registrysdk.core.Secret;
import io.github.registrysdk.testing.FakeBuildkite;
import io.github.registrysdk.testing.ManualClock;

/** Clients of a fake that never really wait. */
final class Clients {
  private Clients() {}

  static BuildkiteClient of(FakeBuildkite fake) {
    return of(fake, ManualClock.create());
  }

  static BuildkiteClient of(FakeBuildkite fake, ManualClock clock) {
    return builder(fake).clock(clock).sleeper(clock::sleep).build();
  }

  static BuildkiteClient.Builder builder(FakeBuildkite fake) {
    return BuildkiteClient.builder()
        .token(Secret.of(fake.token()))
        .baseUrl(fake.baseUrl().toString());
  }
}
