package io.github.registrysdk.examples.tour;

import io.github.registrysdk.buildkite.PackageRegistryHandle;
import io.github.registrysdk.buildkite.model.PackageRegistry;
import io.github.registrysdk.core.RateLimit;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;

/** The end of the tour: what exists now, asked of the API, and what is left of the rate limits. */
final class Closing {
  private final Venue venue;
  private final Screen screen;

  Closing(Venue venue, Screen screen) {
    this.venue = venue;
    this.screen = screen;
  }

  void show(List<String> slugs) {
    Table table = new Table("what", "name", "where", "id");
    for (String slug : slugs) {
      addRegistry(table, slug);
    }
    screen.line("");
    screen.line("    What exists now" + (venue.isLive() ? ", and is removed next" : ""));
    screen.line("");
    table.lines().forEach(screen::line);
    screen.line("");
    for (RateLimit limit : venue.client().rateLimits()) {
      screen.line(
          "    Rate limit %s: %d of %d requests left until %s"
              .formatted(
                  limit.scope(),
                  limit.remaining(),
                  limit.limit(),
                  limit.resetsAt().truncatedTo(ChronoUnit.SECONDS)));
    }
  }

  private void addRegistry(Table table, String slug) {
    PackageRegistry registry = venue.organization().registries().get(slug);
    table.row("registry", registry.slug(), venue.organization().slug(), registry.id());
    PackageRegistryHandle contents = venue.organization().registry(registry);
    contents
        .packages()
        .list()
        .forEach(item -> table.row("package", item.name() + " " + item.version(), slug, item.id()));
    contents
        .tokens()
        .list()
        .forEach(
            token ->
                table.row(
                    "token",
                    Objects.requireNonNullElse(token.description(), ""),
                    slug,
                    token.id()));
  }
}
