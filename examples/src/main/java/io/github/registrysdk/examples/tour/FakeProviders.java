package io.github.registrysdk.examples.tour;

import io.github.registrysdk.buildkite.BuildkiteClient;
import io.github.registrysdk.core.CallObserver;
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

  /** Makes a report list what is in the three. */
  void watch(TourReport report) {
    report.watch(
        "The fake Buildkite of the other chapters",
        () -> TourReport.items(buildkite, ORGANIZATION));
    report.watch("The fake GitHub", () -> TourReport.items(github, ORGANIZATION));
    report.watch("The fake Humanitec", () -> TourReport.items(humanitec, ORGANIZATION));
  }

  /**
   * New clients, as a new process has them.
   *
   * @param observer is notified of their calls
   */
  public ProviderClients connect(CallObserver observer) {
    return new ProviderClients(
        BuildkiteClient.builder()
            .baseUrl(buildkite.baseUrl())
            .token(Secret.of(buildkite.token()))
            .observer(observer)
            .build(),
        GitHubClient.builder()
            .baseUrl(github.baseUrl())
            .token(Secret.of(github.token()))
            .observer(observer)
            .minWriteInterval(Duration.ZERO) // a fake has no need of it
            .build(),
        HumanitecClient.builder()
            .baseUrl(humanitec.baseUrl())
            .token(Secret.of(humanitec.token()))
            .observer(observer)
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
