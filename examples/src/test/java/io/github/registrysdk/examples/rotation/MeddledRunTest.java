package io.github.registrysdk.examples.rotation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.registrysdk.github.RepositoryAccess;
import io.github.registrysdk.github.UpdatePrivateRegistry;
import io.github.registrysdk.testing.BuildkiteOperation;
import io.github.registrysdk.testing.FakePrivateRegistry;
import io.github.registrysdk.testing.FakeRegistryToken;
import io.github.registrysdk.testing.Fault;
import io.github.registrysdk.testing.GitHubOperation;
import io.github.registrysdk.testing.HumanitecOperation;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What others have, or do while a run is under way. */
final class MeddledRunTest {
  private static final String URL = "https://packages.buildkite.com";

  private final Stage stage = new Stage();

  @BeforeEach
  void provision() {
    stage.run(Stage.SILENT);
  }

  @AfterEach
  void close() {
    stage.close();
  }

  @Test
  void tokenThatAnEarlierRunHandedOutIsGoneOnWithAsItWasFound() {
    killAfter(Step.GIVE_TO_HUMANITEC);

    stage.run(Stage.after(Phase.PROVISION, Step.LOOK, this::typeAPasswordAtHumanitec));

    stage.assertFinished();
  }

  @Test
  void failureToLookIsAStepThatFailed() {
    killAfter(Step.GIVE_TO_HUMANITEC);
    stage.fakes().humanitec().faults().on(HumanitecOperation.GET_CREDS).always(Fault.status(403));

    assertThatThrownBy(() -> stage.run(Stage.SILENT))
        .isInstanceOfSatisfying(
            StepFailedException.class, e -> assertThat(e.step()).isEqualTo(Step.LOOK));

    stage.assertNobodyIsLockedOut();
  }

  @Test
  void changeBySomebodyElseIsNoProofThatASecretArrived() {
    stage
        .fakes()
        .github()
        .faults()
        .on(GitHubOperation.UPDATE_REGISTRY)
        .once(Fault.dropBeforeEffect());

    stage.runWithoutWitness(Stage.after(Phase.ROTATE, Step.GIVE_TO_GITHUB, this::openToAll));

    stage.assertFinished();
  }

  @Test
  void answerThatIsLostAgainAndAgainEndsTheRun() {
    stage
        .fakes()
        .github()
        .faults()
        .on(GitHubOperation.UPDATE_REGISTRY)
        .always(Fault.dropBeforeEffect());

    assertThatThrownBy(() -> stage.runWithoutWitness(Stage.SILENT))
        .isInstanceOfSatisfying(
            StepFailedException.class, e -> assertThat(e.step()).isEqualTo(Step.GIVE_TO_GITHUB));

    assertThat(stage.fakes().github().calls(GitHubOperation.UPDATE_REGISTRY)).hasSize(1 + 3);
    assertThat(stage.tokens()).hasSize(2);
    stage.assertNobodyIsLockedOut();
  }

  @Test
  void severalPrivateRegistriesForOneAddressAreRefusedBeforeAnythingIsMinted() {
    String held = stage.heldByGitHub().orElseThrow();
    String second = stage.fakes().github().addRegistry("acme", "docker_registry", URL + "/", held);

    assertThatThrownBy(() -> stage.run(Stage.SILENT))
        .isInstanceOf(StepFailedException.class)
        .hasMessage(
            "provision, see what there is: GitHub has DOCKER_REGISTRY_SECRET and %s for %s: remove all but one",
            second, URL);

    assertThat(stage.fakes().buildkite().calls(BuildkiteOperation.CREATE_TOKEN)).hasSize(2);
    stage.assertNobodyIsLockedOut();
    assertThat(stage.inventory()).filteredOn(item -> item.provider().equals("GitHub")).hasSize(2);
  }

  @Test
  void registryOfOthersAtHumanitecKeepsItsAccount() {
    try (Stage other = new Stage()) {
      var humanitec = other.fakes().humanitec();
      humanitec.addRegistry("acme", Stage.NAME, "registry.example/acme", "basic");
      humanitec.putCreds("acme", Stage.NAME, "acme-bot", "the only copy", null);

      assertThatThrownBy(() -> other.run(Stage.SILENT))
          .isInstanceOf(StepFailedException.class)
          .hasMessageContaining(
              "see what there is: Humanitec has a registry acme-images of type basic")
          .hasMessageContaining("registry.example/acme");

      assertThat(other.heldByHumanitec()).contains("the only copy");
      assertThat(other.tokens()).isEmpty();
      assertThat(other.inventory())
          .filteredOn(item -> item.provider().equals("Humanitec"))
          .singleElement()
          .satisfies(item -> assertThat(item.thing()).isEqualTo("not this job's"))
          .satisfies(item -> assertThat(item.fingerprint()).isEmpty());
    }
  }

  @Test
  void credentialsOfOthersForTheHostAreNotOverwritten() {
    try (Stage other = new Stage()) {
      other.fakes().github().addRegistry("acme", "docker_registry", URL, "the only copy");

      assertThatThrownBy(() -> other.run(Stage.SILENT))
          .isInstanceOf(StepFailedException.class)
          .hasMessageContaining("see what there is: GitHub has DOCKER_REGISTRY_SECRET for " + URL);

      assertThat(other.heldByGitHub()).contains("the only copy");
      assertThat(other.tokens()).isEmpty();
    }
  }

  @Test
  void passwordThatSomebodyTypedHasNoFingerprintOnTheScreen() {
    typeAPasswordAtHumanitec();

    assertThat(stage.inventory())
        .filteredOn(item -> item.provider().equals("Humanitec"))
        .singleElement()
        .satisfies(item -> assertThat(item.state()).isEqualTo("basic, another account"))
        .satisfies(item -> assertThat(item.fingerprint()).isEmpty());
  }

  @ParameterizedTest
  @ValueSource(strings = {URL + "/", "HTTPS://Packages.Buildkite.com"})
  void otherWaysToWriteTheAddressMeanTheSameRegistry(String url) {
    stage
        .fakes()
        .github()
        .organization("acme")
        .registries()
        .forEach(registry -> change(UpdatePrivateRegistry.builder().url(url).build()));

    stage.run(Stage.SILENT);

    stage.assertFinished();
  }

  @Test
  void jobForOtherReceiversKeepsItsTokens() {
    FakeRegistryToken ours = stage.tokens().get(0);
    String elsewhere = ours.description().replace("Humanitec acme", "Humanitec other");
    try (ProviderClients clients = stage.fakes().connect()) {
      var tokens = clients.providers().buildkite().registry(Stage.NAME).tokens();
      tokens.create(elsewhere);
    }

    stage.run(Stage.SILENT);

    assertThat(stage.tokens()).extracting(FakeRegistryToken::description).contains(elsewhere);
    assertThat(stage.tokens()).hasSize(2);
  }

  private void killAfter(Step step) {
    assertThatThrownBy(() -> stage.run(new KilledRunTest.Moment(Phase.ROTATE, step, false)))
        .isInstanceOf(KilledRunTest.Killed.class);
  }

  private void typeAPasswordAtHumanitec() {
    stage.fakes().humanitec().putCreds("acme", Stage.NAME, "buildkite", "typed by hand", null);
  }

  private void openToAll() {
    change(UpdatePrivateRegistry.builder().access(RepositoryAccess.all()).build());
  }

  private void change(UpdatePrivateRegistry request) {
    List<FakePrivateRegistry> registries = stage.fakes().github().organization("acme").registries();
    try (ProviderClients clients = stage.fakes().connect()) {
      clients.providers().github().privateRegistries().update(registries.get(0).name(), request);
    }
  }
}
