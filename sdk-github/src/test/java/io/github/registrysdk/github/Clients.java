package io.github.registrysdk.github;

import io.github.registrysdk.core.Secret;
import io.github.registrysdk.core.toolkit.TestSeams;
import io.github.registrysdk.testing.FakeGitHub;
import io.github.registrysdk.testing.ManualClock;

/** Clients of a fake that never really wait, and no longer than they are asked to. */
final class Clients {
  private Clients() {}

  static GitHubClient of(FakeGitHub fake) {
    return of(fake, ManualClock.create());
  }

  static GitHubClient of(FakeGitHub fake, ManualClock clock) {
    return builder(fake, clock).token(Secret.of(fake.token())).build();
  }

  static GitHubClient.Builder builder(FakeGitHub fake, ManualClock clock) {
    return TestSeams.random(clock.configure(GitHubClient.builder()), () -> 0L)
        .baseUrl(fake.baseUrl());
  }

  static PrivateRegistryService registries(GitHubClient client) {
    return client.organization("acme").privateRegistries();
  }
}
