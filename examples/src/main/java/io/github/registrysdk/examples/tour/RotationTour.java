package io.github.registrysdk.examples.tour;

import io.github.registrysdk.core.Secret;
import io.github.registrysdk.github.RepositoryAccess;
import io.github.registrysdk.github.model.PrivateRegistryType;
import io.github.registrysdk.rotation.RotationPlan;
import io.github.registrysdk.rotation.TokenHolder;
import io.github.registrysdk.rotation.TokenRotation;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The part of the tour that needs all three providers: a token that two of them get. */
final class RotationTour {
  static final String NAME = "sdk-sample-images";
  private static final String HOST = "packages.buildkite.com";

  private final Screen screen;
  private final Providers providers;
  private final PackageShelf shelf;
  private final TokenRotation rotation;

  /**
   * @param clients the clients of the providers
   * @param teamIds the Buildkite teams of a registry that is created; may be empty
   * @param screen shows the steps
   */
  RotationTour(ProviderClients clients, List<String> teamIds, Screen screen) {
    this.screen = screen;
    this.providers = clients.providers();
    this.shelf = new PackageShelf(providers.buildkite(), NAME, teamIds, providers.images());
    String path = clients.organizations().buildkite() + "/" + NAME;
    this.rotation =
        TokenRotation.of(providers.buildkite().registry(NAME).tokens(), "SDK tour")
            .to(TokenHolder.humanitec(providers.humanitec().registries(), NAME, HOST + "/" + path))
            .to(
                TokenHolder.gitHub(
                    providers.github().privateRegistries(),
                    PrivateRegistryType.DOCKER_REGISTRY,
                    "https://" + HOST,
                    RepositoryAccess.privateRepositories()))
            .verify(secret -> shelf.pull(secret))
            .progress(this::line)
            .build();
  }

  /** What this chapter is about to do. */
  String intention() {
    return "It creates the registry %s at Buildkite and Humanitec and a private registry for it at GitHub, or, if they exist, gives them a new token. They stay."
        .formatted(NAME);
  }

  /** Shows the tokens at the end, also after a failure. */
  void run() {
    screen.line("");
    screen.line("    A registry token for Dependabot and the clusters, created and rotated");
    screen.line("");
    try {
      line(shelf.provideRegistry());
      line(shelf.providePackage());
      if (rotation.plan().current().isEmpty()) {
        rotation.run();
      }
      rotation.run();
      Secret held = providers.humanitec().registries().creds(NAME).password();
      line(held == null ? "Humanitec has no token" : shelf.pull(held) + ", with the new token");
    } catch (RuntimeException e) { // whatever it is: what exists is shown, too
      screen.line("");
      screen.line("    It stopped: " + e.getMessage());
      screen.line("    What GitHub and Humanitec have can still read the registry: no token is");
      screen.line("    deleted that one of them may have. To finish, fix that and run it again.");
      show();
      throw e;
    }
    show();
  }

  private static String deletion(@Nullable Instant time) {
    return time == null ? "" : "at " + time.truncatedTo(ChronoUnit.SECONDS);
  }

  private void line(String step) {
    screen.line(String.format(Locale.ROOT, "    %s", step));
  }

  private void show() {
    try {
      Table table = new Table("token", "state", "is deleted");
      for (RotationPlan.Token token : rotation.plan().tokens()) {
        table.row(
            token.id(),
            token.state().toString().toLowerCase(Locale.ROOT),
            deletion(token.deleteAt()));
      }
      table.show(screen, "What exists now");
    } catch (RuntimeException e) { // must not hide why the chapter failed
      screen.line("    The tokens can't be shown: " + e.getMessage());
    }
  }
}
