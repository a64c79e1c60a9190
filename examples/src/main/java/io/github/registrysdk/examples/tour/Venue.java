package io.github.registrysdk.examples.tour;

import io.github.registrysdk.buildkite.BuildkiteClient;
import io.github.registrysdk.buildkite.BuildkiteOrganization;
import io.github.registrysdk.core.CallEvent;
import io.github.registrysdk.core.CallObserver;
import io.github.registrysdk.core.Secret;
import io.github.registrysdk.testing.FakeBuildkite;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Where the tour takes place: a fake in this JVM, or Buildkite itself. */
final class Venue implements AutoCloseable {
  private final @Nullable FakeBuildkite fake;
  private final BuildkiteClient client;
  private final BuildkiteOrganization organization;

  private Venue(@Nullable FakeBuildkite fake, BuildkiteClient client, String organization) {
    this.fake = fake;
    this.client = client;
    this.organization = client.organization(organization);
  }

  static Venue open(TourSettings settings, Screen screen, TourReport report) {
    BuildkiteClient.Builder builder =
        BuildkiteClient.builder().userAgentSuffix("tour").observer(waits(screen)).observer(report);
    if (settings.baseUrl() != null) {
      builder.baseUrl(settings.baseUrl());
    }
    if (settings.token() != null) {
      return new Venue(null, builder.token(settings.token()).build(), settings.organization());
    }
    // Buildkite's own limits: 200 requests a minute for an organization, 50 for a user.
    FakeBuildkite fake =
        FakeBuildkite.builder().organization(settings.organization()).limits(200, 50).start();
    String slug = settings.organization();
    report.watch("The fake Buildkite of the first chapter", () -> TourReport.items(fake, slug));
    builder.baseUrl(fake.baseUrl()).token(Secret.of(fake.token()));
    return new Venue(fake, builder.build(), settings.organization());
  }

  /** Nobody should wait without knowing why. */
  private static CallObserver waits(Screen screen) {
    return event -> {
      if (event instanceof CallEvent.Waiting waiting) {
        screen.line(
            String.format(
                Locale.ROOT,
                "    waiting %.1f s to %s again (%s)",
                waiting.delay().toMillis() / 1000.0,
                waiting.call().operation(),
                waiting.reason()));
      }
    };
  }

  boolean isLive() {
    return fake == null;
  }

  BuildkiteClient client() {
    return client;
  }

  BuildkiteOrganization organization() {
    return organization;
  }

  /** What is made at Buildkite is removed; the fake takes everything with it when it ends. */
  Cleanup cleanup(Screen screen) {
    return new Cleanup(screen, isLive());
  }

  @Override
  public void close() {
    client.close();
    if (fake != null) {
      fake.close();
    }
  }

  @Override
  public String toString() {
    return "Registry SDK tour, organization "
        + organization.slug()
        + (isLive() ? " at " : " of a fake Buildkite in this JVM at ")
        + client.baseUrl();
  }
}
