package io.github.registrysdk.examples.tour;

import io.github.registrysdk.core.CallObserver;
import io.github.registrysdk.core.Secret;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * The SDK at work, a line a step: registries, packages and tokens are made, listed, copied and
 * deleted; a secret is sealed for GitHub; and a token is given to GitHub and Humanitec and rotated.
 *
 * <p>It runs against a fake in this JVM. With {@code BUILDKITE_API_TOKEN} and {@code
 * BUILDKITE_ORGANIZATION_SLUG} in the environment it runs against Buildkite: it asks before it
 * writes, unless it is called with {@code --yes}, and removes what it made. Where registries must
 * belong to teams, {@code BUILDKITE_TEAM_IDS} has their UUIDs, with commas between them. The
 * chapters of GitHub and of all three follow if {@code GITHUB_TOKEN}, {@code GITHUB_ORGANIZATION},
 * {@code HUMANITEC_TOKEN} and {@code HUMANITEC_ORG} are there too; what the last one makes stays.
 *
 * <p>With {@code --report FILE} it also writes a page about its calls, waits and retries, and about
 * what the fakes contained before and after.
 *
 * <p>Ends with status 1 and one line on standard error if anything fails.
 */
public final class Tour {
  private Tour() {}

  public static void main(String[] args) {
    Screen screen = Screen.standard();
    int status =
        run(
            () -> TourSettings.of(List.of(args), System.getenv()),
            screen,
            observer -> ProviderClients.live(System.getenv(), observer));
    if (status != 0) {
      System.exit(status);
    }
  }

  static int run(Supplier<TourSettings> source, Screen screen) {
    return run(source, screen, observer -> Optional.empty());
  }

  /**
   * @param source reads the settings, or throws {@link IllegalArgumentException}
   * @param live clients for all three providers that notify an observer, asked for only if
   *     Buildkite is no fake
   */
  static int run(
      Supplier<TourSettings> source,
      Screen screen,
      Function<CallObserver, Optional<ProviderClients>> live) {
    Steps steps = new Steps(screen);
    try {
      TourSettings settings = source.get();
      TourReport report = TourReport.to(settings.report());
      try {
        run(settings, screen, steps, report, live);
      } catch (RuntimeException e) { // whatever it is: the report says what was done before
        report.write(screen, "The tour failed: " + steps.failure(e));
        throw e;
      }
      report.write(screen, "The tour finished.");
      return 0;
    } catch (RuntimeException e) { // whatever it is: the user gets a line, not a stack trace
      screen.error("tour: " + steps.failure(e));
      return 1;
    }
  }

  private static void run(
      TourSettings settings,
      Screen screen,
      Steps steps,
      TourReport report,
      Function<CallObserver, Optional<ProviderClients>> live) {
    try (Venue venue = Venue.open(settings, screen, report)) {
      screen.line(venue.toString());
      BuildkiteTour tour = new BuildkiteTour(venue, settings.teamIds(), steps, screen);
      if (venue.isLive() && !settings.yes()) {
        screen.requireConsent(tour.intention());
      }
      try (Cleanup cleanup = venue.cleanup(screen)) {
        tour.run(cleanup);
      }
      if (venue.isLive()) {
        moreLive(steps, screen, settings.teamIds(), () -> live.apply(report), settings.yes());
      } else {
        moreWithFakes(steps, screen, settings.teamIds(), report);
      }
    }
  }

  private static void moreWithFakes(
      Steps steps, Screen screen, List<String> teamIds, TourReport report) {
    try (FakeProviders fakes = new FakeProviders();
        ProviderClients clients = fakes.connect(report);
        Cleanup cleanup = new Cleanup(screen, false)) {
      fakes.watch(report);
      screen.line("");
      screen.line("    GitHub: private registries, against a fake at " + fakes.github().baseUrl());
      screen.line("");
      new GitHubTour(clients.providers().github(), fakes.github(), steps).run(cleanup);
      screen.line("");
      screen.line("    A Java package for Dependabot, at " + fakes.buildkite().packagesUrl());
      screen.line("");
      Secret token = Secret.of(fakes.buildkite().token());
      new JavaTour(clients.providers(), fakes.buildkite().packagesUrl(), token, steps).run();
      new RotationTour(clients, teamIds, screen).run();
    }
  }

  /**
   * Runs the chapters that need more than Buildkite; asks before it writes.
   *
   * @param source gives the clients; empty if a token or organization is missing
   * @param agreed whether the user has agreed already
   */
  static void moreLive(
      Steps steps,
      Screen screen,
      List<String> teamIds,
      Supplier<Optional<ProviderClients>> source,
      boolean agreed) {
    Optional<ProviderClients> found = source.get();
    screen.line("");
    if (found.isEmpty()) {
      screen.line("    GitHub's chapter and the rotation are left out: they need GITHUB_TOKEN,");
      screen.line("    GITHUB_ORGANIZATION, HUMANITEC_TOKEN and HUMANITEC_ORG as well.");
      return;
    }
    try (ProviderClients clients = found.get();
        Cleanup cleanup = new Cleanup(screen, true)) {
      GitHubTour github = new GitHubTour(clients.providers().github(), null, steps);
      RotationTour rotation = new RotationTour(clients, teamIds, screen);
      if (!agreed) {
        screen.requireConsent(github.intention() + System.lineSeparator() + rotation.intention());
      }
      github.run(cleanup);
      rotation.run();
    }
  }
}
