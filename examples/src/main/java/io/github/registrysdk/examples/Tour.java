package io.github.registrysdk.examples;

import java.util.List;

/**
 * The SDK at work, a line a step: registries, packages and tokens are made, listed, copied and
 * deleted.
 *
 * <p>It runs against a fake in this JVM. With {@code BUILDKITE_API_TOKEN} and {@code
 * BUILDKITE_ORGANIZATION} in the environment it runs against Buildkite: it asks before it writes,
 * unless it is called with {@code --yes}, and removes what it made. Where registries must belong to
 * teams, {@code BUILDKITE_TEAM_IDS} has their UUIDs, with commas between them.
 *
 * <p>{@code -Dtour.fault=CREATE_TOKEN:503} makes the fake fail; see {@link FaultOption}. Ends with
 * status 1 and one line on standard error if anything fails.
 */
public final class Tour {
  private Tour() {}

  public static void main(String[] args) {
    Screen screen = Screen.standard();
    int status =
        run(() -> TourSettings.of(List.of(args), System.getenv(), System.getProperties()), screen);
    if (status != 0) {
      System.exit(status);
    }
  }

  static int run(SettingsSource source, Screen screen) {
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
