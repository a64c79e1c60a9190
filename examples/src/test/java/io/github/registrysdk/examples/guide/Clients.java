package io.github.registrysdk.examples.guide;

import io.github.registrysdk.buildkite.BuildkiteClient;
import io.github.registrysdk.github.GitHubClient;
import io.github.registrysdk.humanitec.HumanitecClient;
import io.github.registrysdk.testing.FakeBuildkite;
import io.github.registrysdk.testing.FakeGitHub;
import io.github.registrysdk.testing.FakeHumanitec;
import java.time.Duration;

/** Clients of the fakes, to be closed by who asks for them. */
final class Clients {
  private Clients() {}

  static BuildkiteClient of(FakeBuildkite fake) {
    return fake.configure(BuildkiteClient.builder()).packagesUrl(fake.packagesUrl()).build();
  }

  static GitHubClient of(FakeGitHub fake) {
    return fake.configure(GitHubClient.builder())
        .minWriteInterval(Duration.ZERO) // GitHub asks for a second, a fake does not
        .build();
  }

  static HumanitecClient of(FakeHumanitec fake) {
    return fake.configure(HumanitecClient.builder()).build();
  }
}
