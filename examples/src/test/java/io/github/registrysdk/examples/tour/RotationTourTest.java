package io.github.registrysdk.examples.tour;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.registrysdk.core.Secret;
import io.github.registrysdk.rotation.RotationException;
import io.github.registrysdk.testing.FakePrivateRegistry;
import io.github.registrysdk.testing.Fault;
import io.github.registrysdk.testing.GitHubOperation;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** The chapters of GitHub and of all three providers. */
final class RotationTourTest {
  @AutoClose private final FakeProviders fakes = new FakeProviders();

  @Test
  void bothHoldersGetTheSecondTokenAndTheFirstOneIsDeletedLater() {
    RecordedScreen recorded = RecordedScreen.answering("yes");

    runLive(recorded, false);

    String token =
        fakes
            .buildkite()
            .organization("acme")
            .registry(RotationTour.NAME)
            .tokens()
            .get(1)
            .tokenSecret();
    assertThat(fakes.github().organization("acme").registries())
        .extracting(FakePrivateRegistry::secret)
        .containsExactly(token);
    assertThat(recorded.text())
        .contains("with the new token", "What exists now")
        .containsPattern("active +at 20")
        .containsPattern("gave it to GitHub private registry for https://packages.buildkite.com");
  }

  @Test
  void nothingIsWrittenBeforeTheUserAgrees() {
    RecordedScreen recorded = RecordedScreen.answering("no");

    assertThatThrownBy(() -> runLive(recorded, false)).isInstanceOf(IllegalStateException.class);

    assertThat(recorded.text())
        .contains("in the GitHub organization acme and removes it", "They stay.");
    assertThat(fakes.buildkite().calls()).isEmpty();
    assertThat(fakes.github().calls()).isEmpty();
    assertThat(fakes.humanitec().calls()).isEmpty();
  }

  @Test
  void theChapterOfGitHubLeavesNothingBehindAndTheRotationStays() {
    runLive(RecordedScreen.unattended(), true);

    assertThat(fakes.github().organization("acme").registries())
        .singleElement()
        .satisfies(registry -> assertThat(registry.type()).isEqualTo("docker_registry"));
    assertThat(fakes.buildkite().organization("acme").registry(RotationTour.NAME).tokens())
        .hasSize(2);
  }

  @Test
  void theyAreLeftOutWhereATokenIsMissing() {
    RecordedScreen recorded = RecordedScreen.unattended();

    runLive(recorded, Optional::empty, true);

    assertThat(recorded.text()).contains("left out", "GITHUB_TOKEN", "HUMANITEC_ORG ");
  }

  @Test
  void failureSaysWhatExistsAndHowToFinish() {
    fakes.github().faults().on(GitHubOperation.UPDATE_REGISTRY).onCall(2, Fault.status(403));
    RecordedScreen recorded = RecordedScreen.unattended();

    assertThat(tourStatus(recorded)).isEqualTo(1);

    assertThat(recorded.errors())
        .singleElement()
        .asString()
        .startsWith("tour: could not give token ")
        .contains("to GitHub private registry", "403");
    assertThat(recorded.text())
        .contains("It stopped: could not give token ", "can still read the registry")
        .contains("run it again", "What exists now")
        .containsPattern("\\S+ +active")
        .containsPattern("\\S+ +stopped");
  }

  @Test
  void registryOfOthersIsNotChanged() {
    fakes.humanitec().addRegistry("acme", RotationTour.NAME, "registry.example/acme", "basic");
    fakes.humanitec().putCreds("acme", RotationTour.NAME, "bot", "the only copy", null);
    RecordedScreen recorded = RecordedScreen.unattended();

    try (ProviderClients clients = fakes.connect(event -> {})) {
      assertThatThrownBy(() -> new RotationTour(clients, List.of(), recorded.screen()).run())
          .isInstanceOf(RotationException.class);
    }

    assertThat(recorded.text())
        .contains(
            "Humanitec has a registry sdk-sample-images of type basic for registry.example",
            "can still read the registry",
            "The tokens can't be shown")
        .doesNotContain("the only copy");
  }

  @Test
  void noSecretIsOnTheScreen() {
    fakes.github().faults().on(GitHubOperation.UPDATE_REGISTRY).onCall(2, Fault.status(403));
    RecordedScreen recorded = RecordedScreen.unattended();
    tourStatus(recorded);

    var tokens = fakes.buildkite().organization("acme").registry(RotationTour.NAME).tokens();
    assertThat(tokens).hasSize(2);
    String shown = recorded.text() + recorded.errors();
    assertThat(tokens).noneMatch(token -> shown.contains(token.tokenSecret()));
    assertThat(List.of(fakes.buildkite().token(), fakes.github().token()))
        .noneMatch(shown::contains);
  }

  /** The whole tour as it runs with all six variables set, against fakes that stand for all. */
  private int tourStatus(RecordedScreen recorded) {
    TourSettings settings =
        new TourSettings(
            Secret.of(fakes.buildkite().token()),
            "acme",
            fakes.buildkite().baseUrl().toString(),
            List.of(),
            true,
            null);
    return Tour.run(
        () -> settings, recorded.screen(), observer -> Optional.of(fakes.connect(observer)));
  }

  private void runLive(RecordedScreen recorded, boolean agreed) {
    runLive(recorded, () -> Optional.of(fakes.connect(event -> {})), agreed);
  }

  private static void runLive(
      RecordedScreen recorded, Supplier<Optional<ProviderClients>> clients, boolean agreed) {
    Steps steps = new Steps(recorded.screen());
    Tour.moreLive(steps, recorded.screen(), List.of(), clients, agreed);
  }
}
