package io.github.registrysdk.examples.tour;

import io.github.registrysdk.core.CallEvent;
import io.github.registrysdk.core.CallObserver;
import io.github.registrysdk.testing.FakeBuildkite;
import io.github.registrysdk.testing.FakeBuildkiteOrganization;
import io.github.registrysdk.testing.FakeGitHub;
import io.github.registrysdk.testing.FakeGitHubOrganization;
import io.github.registrysdk.testing.FakeHumanitec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Records the calls of a tour and what its fakes contain, and writes them as one HTML page. Without
 * a file, it does nothing. It reads names, descriptions and ids of the fakes, and no secret.
 */
final class TourReport implements CallObserver {
  private final @Nullable Path file;
  private final List<Timed> events = new ArrayList<>();
  private final List<Watched> watched = new ArrayList<>();
  private long started; // when the first event was recorded

  private TourReport(@Nullable Path file) {
    this.file = file;
  }

  /**
   * @param file where the page will be written, or null for no page
   * @throws IllegalArgumentException if the file exists and is not a regular file, or if its folder
   *     is not one that can be written
   */
  static TourReport to(@Nullable Path file) {
    if (file == null) {
      return new TourReport(null);
    }
    Path absolute = file.toAbsolutePath().normalize();
    Path folder = absolute.getParent();
    String problem = problem(absolute);
    if (problem.isEmpty()
        && (folder == null || !Files.isDirectory(folder) || !Files.isWritable(folder))) {
      problem = "its folder does not exist or cannot be written";
    }
    if (!problem.isEmpty()) {
      throw new IllegalArgumentException(
          "nothing was sent: cannot write the report to " + absolute + ", because " + problem);
    }
    return new TourReport(absolute);
  }

  @Override
  public synchronized void on(CallEvent event) {
    if (file != null) {
      long now = System.nanoTime();
      if (events.isEmpty()) {
        started = now;
      }
      events.add(new Timed(Duration.ofNanos(now - started), event));
    }
  }

  /**
   * Reads what is in a fake, now and again when the page is written.
   *
   * @param title names the fake on the page
   * @param items reads the fake
   */
  void watch(String title, Supplier<List<Item>> items) {
    if (file != null) {
      watched.add(new Watched(title, items.get(), items));
    }
  }

  /**
   * Writes the page for its owner only, where the file system knows owners. A failure is shown, and
   * changes nothing else.
   *
   * @param outcome how the tour ended
   */
  synchronized void write(Screen screen, String outcome) {
    if (file == null) {
      return;
    }
    try {
      List<ReportPage.State> states =
          watched.stream()
              .map(fake -> new ReportPage.State(fake.title, fake.before, fake.items.get()))
              .toList();
      replace(file, new ReportPage(outcome, events, states).html());
      screen.line("");
      screen.line("    The report is " + file);
    } catch (IOException | RuntimeException e) { // whatever it is: the tour has ended already
      screen.error("tour: the report could not be written to " + file + ": " + e.getMessage());
    }
  }

  private static void replace(Path file, String page) throws IOException {
    // A temporary file is readable by its owner only, and its mode stays when it is renamed.
    Path temporary = Files.createTempFile(file.getParent(), ".tour-report", ".tmp");
    try {
      Files.writeString(temporary, page);
      String problem = problem(file);
      if (!problem.isEmpty()) {
        throw new IOException(problem);
      }
      Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE);
    } finally {
      Files.deleteIfExists(temporary);
    }
  }

  /** Why a file must not be replaced, or nothing. A link is not followed. */
  private static String problem(Path file) {
    boolean other =
        Files.exists(file, LinkOption.NOFOLLOW_LINKS)
            && !Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS);
    return other ? "it is not a regular file" : "";
  }

  /** Registries, packages and registry tokens. */
  static List<Item> items(FakeBuildkite fake, String slug) {
    FakeBuildkiteOrganization organization = fake.organization(slug);
    List<Item> items = new ArrayList<>();
    organization
        .registries()
        .forEach(
            registry -> {
              items.add(new Item("registry", registry.name(), slug, registry.id()));
              registry
                  .packages()
                  .forEach(
                      item ->
                          items.add(
                              new Item(
                                  "package",
                                  item.name()
                                      + " "
                                      + Objects.requireNonNullElse(item.version(), ""),
                                  registry.slug(),
                                  item.id())));
              registry
                  .tokens()
                  .forEach(
                      token ->
                          items.add(
                              new Item(
                                  "registry token",
                                  token.description(),
                                  registry.slug(),
                                  token.id())));
            });
    return items;
  }

  /** Private registries and Dependabot secrets, which have names and no ids. */
  static List<Item> items(FakeGitHub fake, String login) {
    FakeGitHubOrganization organization = fake.organization(login);
    List<Item> items = new ArrayList<>();
    organization
        .registries()
        .forEach(
            registry ->
                items.add(new Item("private registry", registry.type(), login, registry.name())));
    organization
        .dependabotSecrets()
        .forEach(
            secret ->
                items.add(
                    new Item("Dependabot secret", secret.visibility(), login, secret.name())));
    return items;
  }

  /** Registries, with the built-in one. */
  static List<Item> items(FakeHumanitec fake, String organization) {
    return fake.organization(organization).registries().stream()
        .map(registry -> new Item("registry", registry.registry(), organization, registry.id()))
        .toList();
  }

  /**
   * Something in a fake.
   *
   * @param kind what it is
   * @param name its name or description
   * @param place what it is in
   * @param id its id, or its name in paths
   */
  record Item(String kind, String name, String place, String id) {}

  /**
   * An event.
   *
   * @param at the time since the first event
   * @param event what happened
   */
  record Timed(Duration at, CallEvent event) {}

  private record Watched(String title, List<Item> before, Supplier<List<Item>> items) {}
}
