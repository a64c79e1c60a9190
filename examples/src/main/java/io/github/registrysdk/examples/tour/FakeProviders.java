package io.github.registrysdk.examples.tour;

import io.github.registrysdk.buildkite.BuildkiteClient;
import io.github.registrysdk.core.Secret;
import io.github.registrysdk.github.GitHubClient;
import io.github.registrysdk.humanitec.HumanitecClient;
import io.github.registrysdk.testing.FakeBuildkite;
import io.github.registrysdk.testing.FakeGitHub;
import io.github.registrysdk.testing.FakeHumanitec;
import java.time.Duration;

/** The three providers in this JVM, each with the organization {@code acme}. */
final class FakeProviders implements AutoCloseable {
  private static final String ORGANIZATION = "acme";

  private final FakeBuildkite buildkite = FakeBuildkite.start();
  private final FakeGitHub github = FakeGitHub.builder().clock(new SteppingClock()).start();
  private final FakeHumanitec humanitec = FakeHumanitec.start();

  public FakeBuildkite buildkite() {
    return buildkite;
  }

  public FakeGitHub github() {
    return github;
  }

  public FakeHumanitec humanitec() {
    return humanitec;
  }

  /** New clients, as a new process has them. */
  public ProviderClients connect() {
    return new ProviderClients(
        BuildkiteClient.builder()
            .baseUrl(buildkite.baseUrl())
            .token(Secret.of(buildkite.token()))
            .build(),
        GitHubClient.builder()
            .baseUrl(github.baseUrl())
            .token(Secret.of(github.token()))
            .minWriteInterval(Duration.ZERO) // a fake has no need of it
            .build(),
        HumanitecClient.builder()
            .baseUrl(humanitec.baseUrl())
            .token(Secret.of(humanitec.token()))
            .build(),
        new ImageHost(buildkite.packagesUrl(), Secret.of(buildkite.token())),
        new OrganizationNames(ORGANIZATION, ORGANIZATION, ORGANIZATION));
  }

  @Override
  public void close() {
    try (buildkite;
        github) {
      humanitec.close();
    }
  }
}
