package io.github.registrysdk.examples.tour;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.registrysdk.core.Secret;
import io.github.registrysdk.examples.rotation.FakeProviders;
import io.github.registrysdk.examples.rotation.ProviderClients;
import io.github.registrysdk.examples.rotation.SealedWitness;
import io.github.registrysdk.examples.rotation.StepFailedException;
import io.github.registrysdk.testing.Fault;
import io.github.registrysdk.testing.GitHubOperation;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The chapters of GitHub and of all three providers. */
final class RotationTourTest {
  private final FakeProviders fakes = new FakeProviders();

  @AfterEach
  void close() {
    fakes.close();
  }

  @Test
  void tableShowsTheSameFingerprintAtAllThree() {
    RecordedScreen recorded = RecordedScreen.answering("yes");

    runLive(recorded, false);

    Pattern row =
        Pattern.compile(
            "(Buildkite  token|Humanitec  registry|GitHub     private registry) .*"
                + " ([0-9a-f]{12})\\R");
    List<MatchResult> rows = row.matcher(recorded.text()).results().toList();
    assertThat(rows).hasSize(2); // GitHub shows no fingerprint where nobody can look inside
    assertThat(rows.stream().map(found -> found.group(2)).distinct()).hasSize(1);
    assertThat(recorded.text()).containsPattern("GitHub +private registry .* +sealed, changed at");
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
        .hasSize(1);
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
        .startsWith("tour: rotate, give it to GitHub: could not update a private registry")
        .contains("403");
    assertThat(recorded.text())
        .contains("It stopped at: give it to GitHub (rotate)", "because could not")
        .contains("still opens the registry", "run it again", "What exists now")
        .containsPattern("Buildkite +token \\S+ +active +[0-9a-f]{12}")
        .containsPattern("Buildkite +token \\S+ +pending +[0-9a-f]{12}");
  }

  @Test
  void failureOfTheJobItselfIsToldLikeAProviders() {
    fakes.humanitec().addRegistry("acme", RotationTour.NAME, "registry.example/acme", "basic");
    fakes.humanitec().putCreds("acme", RotationTour.NAME, "bot", "the only copy", null);
    RecordedScreen recorded = RecordedScreen.unattended();

    assertThatThrownBy(() -> rotate(recorded, fakes.witness()))
        .isInstanceOf(StepFailedException.class);

    assertThat(recorded.text())
        .contains(
            "It stopped at: see what there is (provision)",
            "because Humanitec has a registry sdk-sample-images of type basic for registry.example",
            "still opens the registry",
            "run it again",
            "What exists now")
        .doesNotContain("the only copy");
  }

  @Test
  void whatFailsWhileTheRestIsShownDoesNotHideTheReason() {
    RecordedScreen recorded = RecordedScreen.unattended();

    assertThatThrownBy(
            () ->
                rotate(
                    recorded,
                    name -> {
                      throw new IllegalArgumentException("nobody looks inside today");
                    }))
        .isInstanceOf(StepFailedException.class)
        .hasMessage("provision, verify it at GitHub: nobody looks inside today");

    assertThat(recorded.text()).containsPattern("GitHub +not known +nobody looks inside today");
  }

  private void rotate(RecordedScreen recorded, SealedWitness witness) {
    try (ProviderClients clients = fakes.connect()) {
      new RotationTour(clients, List.of(), witness, recorded.screen()).run();
    }
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
            true);
    return Tour.run(() -> settings, recorded.screen(), () -> Optional.of(fakes.connect()));
  }

  private void runLive(RecordedScreen recorded, boolean agreed) {
    runLive(recorded, () -> Optional.of(fakes.connect()), agreed);
  }

  private static void runLive(
      RecordedScreen recorded, Supplier<Optional<ProviderClients>> clients, boolean agreed) {
    Steps steps = new Steps(recorded.screen());
    Tour.moreLive(steps, recorded.screen(), List.of(), clients, agreed);
  }
}
