package io.github.registrysdk.examples.tour;

import io.github.registrysdk.examples.rotation.ProviderClients;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * The SDK at work, a line a step: registries, packages and tokens are made, listed, copied and
 * deleted; a secret is sealed for GitHub; and a token is given to GitHub and Humanitec and rotated.
 *
 * <p>It runs against a fake in this JVM. With {@code BUILDKITE_API_TOKEN} and {@code
 * BUILDKITE_ORGANIZATION} in the environment it runs against Buildkite: it asks before it writes,
 * unless it is called with {@code --yes}, and removes what it made. Where registries must belong to
 * teams, {@code BUILDKITE_TEAM_IDS} has their UUIDs, with commas between them. The chapters of
 * GitHub and of all three follow if {@code GITHUB_TOKEN}, {@code GITHUB_ORGANIZATION}, {@code
 * HUMANITEC_TOKEN} and {@code HUMANITEC_ORGANIZATION} are there too; what the last one makes stays.
 *
 * <p>{@code -Dtour.fault=CREATE_TOKEN:503} makes the fake fail; see {@link FaultOption}. Ends with
 * status 1 and one line on standard error if anything fails.
 */
public final class Tour {
  private Tour() {}

  public static void main(String[] args) {
    Screen screen = Screen.standard();
    int status =
        run(
            () -> TourSettings.of(List.of(args), System.getenv(), System.getProperties()),
            screen,
            () -> ProviderClients.live(System.getenv()));
    if (status != 0) {
      System.exit(status);
    }
  }

  static int run(SettingsSource source, Screen screen) {
    return run(source, screen, Optional::empty);
  }

  /**
   * @param live clients for all three providers, asked for only if Buildkite is no fake
   */
  static int run(SettingsSource source, Screen screen, Supplier<Optional<ProviderClients>> live) {
    Steps steps = new Steps(screen);
    try {
      TourSettings settings = source.read();
      try (Venue venue = Venue.open(settings, screen)) {
        screen.line(venue.toString());
        BuildkiteTour tour = new BuildkiteTour(venue, settings.teamIds(), steps, screen);
        if (venue.isLive() && !settings.yes()) {
          Consent.ask(screen, tour.intention());
        }
        try (Cleanup cleanup = venue.cleanup(screen)) {
          tour.run(cleanup);
        }
        MoreProviders more = new MoreProviders(steps, screen, settings.teamIds());
        if (venue.isLive()) {
          more.runLive(live, settings.yes());
        } else {
          more.runWithFakes();
        }
      }
      return 0;
    } catch (RuntimeException e) { // whatever it is: the user gets a line, not a stack trace
      screen.error("tour: " + steps.failure(e));
      return 1;
    }
  }

  /**
   * Reads the settings, or throws {@link IllegalArgumentException} for what it can't understand.
   */
  @FunctionalInterface
  interface SettingsSource {
    TourSettings read();
  }
}
