package io.github.registrysdk.examples.tour;

import io.github.registrysdk.buildkite.BuildkiteOrganization;
import io.github.registrysdk.buildkite.CreatePackageRegistry;
import io.github.registrysdk.buildkite.PackageQuery;
import io.github.registrysdk.buildkite.PackageRegistryHandle;
import io.github.registrysdk.buildkite.PublishVia;
import io.github.registrysdk.buildkite.model.CreatedRegistryToken;
import io.github.registrysdk.buildkite.model.Ecosystem;
import io.github.registrysdk.buildkite.model.PackageRegistry;
import io.github.registrysdk.buildkite.model.PackageSummary;
import io.github.registrysdk.buildkite.model.RegistryPackage;
import io.github.registrysdk.buildkite.model.RegistryToken;
import io.github.registrysdk.core.RateLimit;
import io.github.registrysdk.core.Upload;
import io.github.registrysdk.examples.sandbox.DebianFile;
import io.github.registrysdk.examples.sandbox.TemporaryFolder;
import java.nio.file.Path;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;

/** The part of the tour that Buildkite plays in. */
final class BuildkiteTour {
  private static final int MIB = 1024 * 1024;

  private final Venue venue;
  private final BuildkiteOrganization organization;
  private final List<String> teamIds;
  private final Steps steps;
  private final Screen screen;
  private final String source;
  private final String destination;

  BuildkiteTour(Venue venue, List<String> teamIds, Steps steps, Screen screen) {
    this.venue = venue;
    this.organization = venue.organization();
    this.teamIds = teamIds;
    this.steps = steps;
    this.screen = screen;
    this.source = "sdk-tour-" + UUID.randomUUID().toString().substring(0, 8);
    this.destination = source + "-copy";
  }

  /** What the tour is about to do. */
  String intention() {
    return "It makes the registries %s and %s in %s, with packages of 4 MiB and a registry token, and removes them all."
        .formatted(source, destination, organization.slug());
  }

  void run(Cleanup cleanup) {
    PackageRegistryHandle registry = organization.registry(create(source, cleanup));
    create(destination, cleanup);
    RegistryPackage published = publish(registry);
    look(registry, published);
    steps.step(
        "copy the package",
        () -> registry.packages().copy(published.id(), destination),
        copy -> "to " + destination + ", as " + copy.id());
    steps.step(
        "delete the original",
        () -> registry.packages().delete(published.id()),
        "from " + source + ", the copy stays");
    token(registry);
    close();
  }

  private PackageRegistry create(String name, Cleanup cleanup) {
    cleanup.plan("registry " + name, () -> organization.registries().delete(name));
    CreatePackageRegistry.Builder request =
        CreatePackageRegistry.builder(name, Ecosystem.DEBIAN).description("Made by the SDK's tour");
    if (!teamIds.isEmpty()) {
      request.teamIds(teamIds);
    }
    return steps.step(
        "create a registry",
        () -> organization.registries().create(request.build()),
        registry -> registry.slug() + ", " + registry.ecosystem());
  }

  private RegistryPackage publish(PackageRegistryHandle registry) {
    try (TemporaryFolder folder = new TemporaryFolder()) {
      Path tool = DebianFile.write(folder.path(), "sample-tool", "1.0.0", 3 * MIB);
      Path docs = DebianFile.write(folder.path(), "sample-docs", "1.0.0", MIB);
      RegistryPackage published =
          steps.step(
              "publish a file",
              () -> registry.packages().publish(withProgress(tool)),
              BuildkiteTour::describe);
      steps.step(
          "publish through storage",
          () -> registry.packages().publish(withProgress(docs), PublishVia.STORAGE),
          BuildkiteTour::describe);
      return published;
    }
  }

  private Upload withProgress(Path file) {
    return Upload.file(file).onProgress(new ProgressBar(screen));
  }

  private void look(PackageRegistryHandle registry, RegistryPackage published) {
    steps.step(
        "list the packages",
        () -> registry.packages().list().toList(),
        packages -> packages.size() + ": " + names(packages));
    steps.step(
        "list with a filter",
        () -> registry.packages().list(PackageQuery.named("sample-tool")).toList(),
        packages -> packages.size() + ": " + names(packages));
    steps.step(
        "fetch a package", () -> registry.packages().get(published.id()), BuildkiteTour::describe);
  }

  /** Nothing here shows the secret; {@code minted.secret().reveal()} would. */
  private void token(PackageRegistryHandle registry) {
    CreatedRegistryToken minted =
        steps.step(
            "mint a registry token",
            () -> registry.tokens().create("tour"),
            token -> token.id() + ", its secret is " + token.secret());
    steps.step(
        "rename the token",
        () -> registry.tokens().update(minted.id(), "tour, renamed"),
        token -> "to \"" + token.description() + "\"");
  }

  /** What exists now, according to the API, and what is left of the rate limits. */
  private void close() {
    Table table = new Table("what", "name", "where", "id");
    addRegistry(table, source);
    addRegistry(table, destination);
    table.show(screen, "What exists now" + (venue.isLive() ? ", and is removed next" : ""));
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
    PackageRegistry registry = organization.registries().get(slug);
    table.row("registry", registry.slug(), organization.slug(), registry.id());
    PackageRegistryHandle contents = organization.registry(registry);
    for (PackageSummary item : contents.packages().list()) {
      table.row("package", item.name() + " " + item.version(), slug, item.id());
    }
    for (RegistryToken token : contents.tokens().list()) {
      String description = Objects.requireNonNullElse(token.description(), "");
      table.row("token", description, slug, token.id());
    }
  }

  private static String names(List<PackageSummary> packages) {
    return packages.stream()
        .map(item -> item.name() + " " + item.version())
        .collect(Collectors.joining(", "));
  }

  private static String describe(RegistryPackage item) {
    String sha256 = item.digests().getOrDefault("sha256", "");
    return "%s %s, id %s%s"
        .formatted(
            item.name(),
            item.version(),
            item.id(),
            sha256.isEmpty() ? "" : ", SHA-256 " + sha256.substring(0, 8) + "...");
  }
}
