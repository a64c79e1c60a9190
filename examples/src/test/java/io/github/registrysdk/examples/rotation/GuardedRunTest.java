package io.github.registrysdk.examples.rotation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.registrysdk.github.UpdatePrivateRegistry;
import io.github.registrysdk.testing.FakePrivateRegistry;
import io.github.registrysdk.testing.Fault;
import io.github.registrysdk.testing.GitHubOperation;
import io.github.registrysdk.testing.HumanitecOperation;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What GitHub's list leaves out or tells late, and what is put back behind a run's back. */
final class GuardedRunTest {
  private static final Fault EMPTY_LIST =
      Fault.body("application/json", "{\"total_count\":0,\"configurations\":[]}");
  private static final Fault LIST_WITHOUT_ADDRESS =
      Fault.body(
          "application/json",
          """
          {"total_count":1,"configurations":[{"name":"DOCKER_REGISTRY_SECRET",
           "registry_type":"docker_registry","username":"buildkite","visibility":"private",
           "created_at":"2020-01-01T00:00:00Z","updated_at":"2020-01-01T00:00:00Z"}]}
          """);

  private final Stage stage = new Stage();

  @AfterEach
  void close() {
    stage.close();
  }

  @Test
  void registryThatGitHubDoesNotListYetStopsTheRunAndIsNotMadeAgain() {
    stage.fakes().github().faults().on(GitHubOperation.LIST_REGISTRIES).always(EMPTY_LIST);

    assertThatThrownBy(() -> stage.run(Stage.SILENT))
        .isInstanceOf(StepFailedException.class)
        .hasMessageContaining("verify it at GitHub: GitHub does not list DOCKER_REGISTRY_SECRET");

    assertCreatedOnce();
    stage.assertNobodyIsLockedOut();
    stage.clearFaults();
    stage.run(Stage.SILENT);
    stage.assertFinished();
  }

  @Test
  void secretIsSentAgainToTheRegistryThatHadItFirst() {
    stage.run(Stage.SILENT);
    var faults = stage.fakes().github().faults();
    faults.on(GitHubOperation.UPDATE_REGISTRY).once(Fault.status(204));

    assertThatThrownBy(
            () ->
                stage.run(
                    Stage.after(
                        Phase.ROTATE,
                        Step.GIVE_TO_GITHUB,
                        () -> faults.on(GitHubOperation.LIST_REGISTRIES).always(EMPTY_LIST))))
        .isInstanceOf(StepFailedException.class);

    assertCreatedOnce();
    stage.assertNobodyIsLockedOut();
    stage.clearFaults();
    stage.run(Stage.SILENT);
    stage.assertFinished();
  }

  @Test
  void addressThatTheListDoesNotTellIsAskedForOneByOne() {
    stage.run(Stage.SILENT);
    stage
        .fakes()
        .github()
        .faults()
        .on(GitHubOperation.LIST_REGISTRIES)
        .always(LIST_WITHOUT_ADDRESS);

    stage.run(Stage.SILENT);

    assertCreatedOnce();
    stage.assertFinished();
  }

  @Test
  void userNameGoesWithTheSecret() {
    stage.run(Stage.SILENT);
    try (ProviderClients clients = stage.fakes().connect()) {
      clients
          .providers()
          .github()
          .privateRegistries()
          .update(
              "DOCKER_REGISTRY_SECRET",
              UpdatePrivateRegistry.builder().username("somebody").build());
    }

    stage.run(Stage.SILENT);

    assertThat(stage.fakes().github().organization("acme").registries())
        .extracting(FakePrivateRegistry::username)
        .containsExactly("buildkite");
  }

  @Test
  void oldTokenThatIsPutBackMeanwhileIsReplacedBeforeItIsDeleted() {
    stage.run(Stage.SILENT);
    String old = stage.heldByHumanitec().orElseThrow();

    stage.run(Stage.after(Phase.ROTATE, Step.ACTIVATE, () -> putBack(old)));

    stage.assertFinished();
  }

  @Test
  void nothingIsDeletedIfItCanNotBeSeenAnyMore() {
    stage.run(Stage.SILENT);
    var faults = stage.fakes().humanitec().faults();

    assertThatThrownBy(
            () ->
                stage.run(
                    Stage.after(
                        Phase.ROTATE,
                        Step.ACTIVATE,
                        () -> faults.on(HumanitecOperation.GET_CREDS).always(Fault.status(403)))))
        .isInstanceOfSatisfying(
            StepFailedException.class, e -> assertThat(e.step()).isEqualTo(Step.RETIRE));

    assertThat(stage.tokens()).hasSize(2);
    stage.clearFaults();
    stage.run(Stage.SILENT);
    stage.assertFinished();
  }

  private void putBack(String secret) {
    stage.fakes().humanitec().putCreds("acme", Stage.NAME, "buildkite", secret, null);
  }

  private void assertCreatedOnce() {
    assertThat(stage.fakes().github().calls(GitHubOperation.CREATE_REGISTRY)).hasSize(1);
  }
}
