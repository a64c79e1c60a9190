package io.github.registrysdk.rotation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.registrysdk.core.Secret;
import io.github.registrysdk.github.UpdatePrivateRegistry;
import io.github.registrysdk.testing.FakePrivateRegistry;
import io.github.registrysdk.testing.Fault;
import io.github.registrysdk.testing.GitHubOperation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the holders have, and what they report late or not at all. */
final class TokenHolderTest {
  private static final Fault EMPTY_LIST =
      Fault.body("application/json", "{\"total_count\":0,\"configurations\":[]}");
  private static final Fault LIST_WITHOUT_URL =
      Fault.body(
          "application/json",
          """
          {"total_count":1,"configurations":[{"name":"DOCKER_REGISTRY_SECRET",
           "registry_type":"docker_registry","username":"buildkite","visibility":"private",
           "created_at":"2020-01-01T00:00:00Z","updated_at":"2020-01-01T00:00:00Z"}]}
          """);
  private static final Secret SECRET = Secret.of("a new token");

  @AutoClose private final Stage stage = new Stage();

  @Test
  void registryThatGitHubDoesNotListStopsTheRunAndIsNotCreatedAgain() {
    stage.github.faults().on(GitHubOperation.LIST_REGISTRIES).always(EMPTY_LIST);

    assertThatThrownBy(stage::run)
        .isInstanceOf(RotationException.class)
        .hasMessageContaining("is not in GitHub's list");

    assertCreatedOnce();
    stage.assertNobodyIsLockedOut();
    stage.clearFaults();
    stage.clock.advance(Duration.ofSeconds(1));
    stage.run();
    stage.assertGiven();
  }

  @Test
  void secretIsSentAgainToTheSameRegistryIfGitHubReportsNoChange() {
    stage.run();
    stage.github.faults().on(GitHubOperation.UPDATE_REGISTRY).once(Fault.status(204));

    stage.run();

    assertCreatedOnce();
    assertThat(stage.github.calls(GitHubOperation.UPDATE_REGISTRY)).hasSize(2);
    stage.assertGiven();
  }

  @Test
  void nothingIsDeletedWhileGitHubReportsNoChange() {
    stage.run();
    stage.github.faults().on(GitHubOperation.UPDATE_REGISTRY).always(Fault.status(204));

    assertThatThrownBy(stage::run)
        .isInstanceOf(RotationException.class)
        .hasMessageContaining("GitHub does not report a change of DOCKER_REGISTRY_SECRET");

    assertThat(stage.tokens()).hasSize(2);
    stage.assertNobodyIsLockedOut();
  }

  @Test
  void changeBySomebodyElseDoesNotProveThatASecretArrived() {
    stage.run();
    stage.github.faults().on(GitHubOperation.UPDATE_REGISTRY).once(Fault.dropBeforeEffect());

    stage.run();

    stage.assertGiven();
  }

  @Test
  void urlThatIsNotInTheListIsReadFromTheRegistry() {
    stage.run();
    stage.github.faults().on(GitHubOperation.LIST_REGISTRIES).always(LIST_WITHOUT_URL);

    stage.run();

    assertCreatedOnce();
    stage.assertGiven();
  }

  @Test
  void userNameIsSentWithTheSecret() {
    stage.run();
    change(UpdatePrivateRegistry.builder().username("somebody").build());

    stage.run();

    assertThat(stage.github.organization("acme").registries())
        .extracting(FakePrivateRegistry::username)
        .containsExactly("buildkite");
  }

  @ParameterizedTest
  @ValueSource(strings = {Stage.URL + "/", "HTTPS://Packages.Buildkite.com"})
  void otherFormsOfTheUrlMeanTheSameRegistry(String url) {
    stage.run();
    change(UpdatePrivateRegistry.builder().url(url).build());

    stage.run();

    stage.assertGiven();
  }

  @Test
  void severalRegistriesForOneUrlAreRefusedBeforeATokenIsCreated() {
    stage.run();
    String held = stage.heldByGitHub().orElseThrow();
    String second = stage.github.addRegistry("acme", "docker_registry", Stage.URL + "/", held);

    assertThatThrownBy(stage::run)
        .isInstanceOf(RotationException.class)
        .hasMessageContaining(
            "GitHub has DOCKER_REGISTRY_SECRET and %s for %s: delete all but one",
            second, Stage.URL);

    assertThat(stage.tokens()).hasSize(1);
  }

  @Test
  void credentialsThatGitHubHadBeforeTheFirstRunAreKept() {
    stage.github.addRegistry("acme", "docker_registry", Stage.URL, "the only copy");

    assertThatThrownBy(stage::run)
        .isInstanceOf(RotationException.class)
        .hasMessageContaining("GitHub has DOCKER_REGISTRY_SECRET for " + Stage.URL + " already");

    assertThat(stage.heldByGitHub()).contains("the only copy");
    assertThat(stage.tokens()).isEmpty();
  }

  @Test
  void credentialsOfARegistryThatIsNamedAreReplaced() {
    String name = stage.github.addRegistry("acme", "docker_registry", Stage.URL, "a copy");

    stage.connected(
        services ->
            TokenRotation.of(services.tokens(), "named")
                .to(TokenHolder.gitHub(services.github(), name))
                .build()
                .run());

    assertThat(stage.heldByGitHub()).contains(stage.tokens().get(0).tokenSecret());
  }

  @Test
  void accountThatHumanitecHadBeforeIsReplaced() {
    stage.humanitec.addRegistry("acme", Stage.REGISTRY, Stage.DOMAIN, "basic");
    stage.humanitec.putCreds("acme", Stage.REGISTRY, "somebody", "by hand", null);

    stage.run();

    stage.assertGiven();
  }

  @Test
  void otherRegistryOfTheSameIdAtHumanitecKeepsItsAccount() {
    stage.humanitec.addRegistry("acme", Stage.REGISTRY, "registry.example/acme", "basic");
    stage.humanitec.putCreds("acme", Stage.REGISTRY, "acme-bot", "the only copy", null);

    assertThatThrownBy(stage::run)
        .isInstanceOf(RotationException.class)
        .hasMessageContaining("Humanitec has a registry acme-images of type basic for")
        .hasMessageContaining("registry.example/acme");

    assertThat(stage.heldByHumanitec()).contains("the only copy");
    assertThat(stage.tokens()).isEmpty();
  }

  @Test
  void idThatHumanitecWouldRefuseIsRefusedBeforeATokenIsCreated() {
    stage.connected(
        services -> {
          TokenRotation rotation =
              TokenRotation.of(services.tokens(), Stage.NAME)
                  .to(TokenHolder.humanitec(services.humanitec(), "Images", Stage.DOMAIN))
                  .build();
          assertThatThrownBy(rotation::run)
              .isInstanceOf(RotationException.class)
              .hasMessageContaining("could not check Humanitec registry Images: id must have");
        });

    assertThat(stage.tokens()).isEmpty();
  }

  @Test
  void fileIsReplacedAndOnlyItsOwnerMayReadIt(@TempDir Path folder) throws IOException {
    Path file = Files.writeString(folder.resolve("token"), "the old token\n");
    Path link = Files.createSymbolicLink(folder.resolve("link"), file);
    Files.writeString(folder.resolve(".registry-sdk-secret-1.tmp"), "left by a killed run");
    TokenHolder holder = TokenHolder.file(link);
    assertThat(holder.held()).contains(Secret.of("the old token"));

    holder.give(SECRET);

    holder.verify(SECRET);
    assertThat(Files.readString(file)).isEqualTo("a new token");
    assertThat(link).isSymbolicLink();
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
    try (var files = Files.list(folder)) {
      assertThat(files).containsExactlyInAnyOrder(file, link);
    }
    assertThatThrownBy(() -> holder.verify(Secret.of("another")))
        .hasMessage(link + " has other content");
    assertThatThrownBy(() -> holder.give(Secret.of("with a break\n")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("line break");
  }

  @Test
  void fileThatCanNotBeWrittenIsRefusedBeforeATokenIsCreated(@TempDir Path folder) {
    for (Path wrong : new Path[] {folder, folder.resolve("missing").resolve("token")}) {
      assertThatThrownBy(() -> stage.run(rotation -> rotation.to(TokenHolder.file(wrong))))
          .isInstanceOf(RotationException.class)
          .hasMessageContaining("can't be written");
    }
    assertThat(stage.tokens()).isEmpty();
  }

  @Test
  void dockerConfigurationKeepsItsOtherContent(@TempDir Path folder) throws IOException {
    Path config =
        Files.writeString(
            folder.resolve("config.json"),
            "{\"detachKeys\":\"ctrl-q\",\"auths\":{\"r.example\":{\"auth\":\"dTpw\"}}}");
    TokenHolder holder = TokenHolder.dockerConfig(config, "Packages.Buildkite.com");
    assertThat(holder.held()).isEmpty();

    holder.give(SECRET);

    holder.verify(SECRET);
    assertThat(holder.held()).contains(SECRET);
    assertThat(Files.readString(config)).contains("ctrl-q", "dTpw", "\"packages.buildkite.com\"");
    assertThatThrownBy(() -> holder.verify(Secret.of("another")))
        .hasMessage(config + " has other credentials for packages.buildkite.com");
  }

  @Test
  void dockerConfigurationThatIsNotValidIsNotQuoted(@TempDir Path folder) throws IOException {
    Path config = Files.writeString(folder.resolve("config.json"), "{\"auths\": secret0value");
    TokenHolder holder = TokenHolder.dockerConfig(config, "r.example");

    assertThatThrownBy(holder::held)
        .isInstanceOf(IllegalStateException.class)
        .hasNoCause()
        .hasMessage(config + " is not JSON (line 1); the file was not changed");
    assertThatThrownBy(() -> holder.give(SECRET)).hasMessageNotContaining("secret0value");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "https://r.example", "r.example/path", "u:p@r.example"})
  void hostThatDockerWouldNotFindIsRefused(String host) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> TokenHolder.dockerConfig(Path.of("config.json"), host));
  }

  private void change(UpdatePrivateRegistry request) {
    stage.connected(services -> services.github().update("DOCKER_REGISTRY_SECRET", request));
  }

  private void assertCreatedOnce() {
    assertThat(stage.github.calls(GitHubOperation.CREATE_REGISTRY)).hasSize(1);
  }
}
