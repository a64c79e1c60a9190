package io.github.registrysdk.examples.tour;

import io.github.registrysdk.examples.rotation.FakeProviders;
import io.github.registrysdk.examples.rotation.ProviderClients;
import io.github.registrysdk.examples.rotation.SealedWitness;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** The chapters that need more than Buildkite. */
final class MoreProviders {
  private final Steps steps;
  private final Screen screen;
  private final List<String> teamIds;

  MoreProviders(Steps steps, Screen screen, List<String> teamIds) {
    this.steps = steps;
    this.screen = screen;
    this.teamIds = teamIds;
  }

  void runWithFakes() {
    try (FakeProviders fakes = new FakeProviders();
        ProviderClients clients = fakes.connect();
        Cleanup cleanup = new Cleanup(screen, false)) {
      screen.line("");
      screen.line("    GitHub: private registries, against a fake at " + fakes.github().baseUrl());
      screen.line("");
      new GitHubTour(clients.providers().github(), fakes.github(), steps).run(cleanup);
      new RotationTour(clients, teamIds, fakes.witness(), screen).run();
    }
  }

  /**
   * Asks before it writes.
   *
   * @param source gives the clients; empty if a token or organization is missing
   * @param agreed whether the user has agreed already
   */
  void runLive(Supplier<Optional<ProviderClients>> source, boolean agreed) {
    Optional<ProviderClients> found = source.get();
    if (found.isEmpty()) {
      screen.line("");
      screen.line("    GitHub's chapter and the rotation are left out: they need GITHUB_TOKEN,");
      screen.line("    GITHUB_ORGANIZATION, HUMANITEC_TOKEN and HUMANITEC_ORGANIZATION as well.");
      return;
    }
    try (ProviderClients clients = found.get();
        Cleanup cleanup = new Cleanup(screen, true)) {
      GitHubTour github = new GitHubTour(clients.providers().github(), null, steps);
      RotationTour rotation = new RotationTour(clients, teamIds, SealedWitness.NONE, screen);
      screen.line("");
      if (!agreed) {
        Consent.ask(screen, github.intention() + System.lineSeparator() + rotation.intention());
      }
      github.run(cleanup);
      rotation.run();
    }
  }
}
