package io.github.registrysdk.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DockerLoginTest {
  private static final Secret PASSWORD = Secret.of("hunter2");

  private static DockerLogin login(String registry) {
    return new DockerLogin(registry, "deploy", PASSWORD);
  }

  @ParameterizedTest
  @CsvSource({
    "registry.humanitec.io/acme, registry.humanitec.io/acme/api:1.0.0",
    "HTTPS://Registry.Acme.Example:5000/team//, registry.acme.example:5000/team/api:1.0.0",
    "localhost:5000, localhost:5000/api:1.0.0",
    "[::1]:5000, [::1]:5000/api:1.0.0",
    "docker.io/acme, docker.io/acme/api:1.0.0",
    "https://index.docker.io/v1/, docker.io/api:1.0.0",
    "index.docker.io/v1/acme, docker.io/acme/api:1.0.0",
    "index.docker.io/v10, docker.io/v10/api:1.0.0"
  })
  void imageIsNamedAsDockerNamesIt(String registry, String reference) {
    assertThat(login(registry).imageReference("api", "1.0.0")).isEqualTo(reference);
  }

  @Test
  void nameOfAnImageCanHaveSeveralParts() {
    assertThat(login("r.example").imageReference("team-1/the_api.v2", "Main_1.0-rc"))
        .isEqualTo("r.example/team-1/the_api.v2:Main_1.0-rc");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "/api", "api/", "a//b", "API", "api:1", "a@b", "-a", "a..b", " a", "a\n"})
  void nameThatDockerWouldRefuseIsRefused(String image) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> login("r.example").imageReference(image, "1"));
  }

  @Test
  void registryWhosePathIsNoNameOfAnImageHasNoReferences() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> login("r.example/Team").imageReference("api", "1"));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> login("r.example").imageReference("a".repeat(300), "1"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", ".1", "-1", "1+2", "1:2", "1\n", " 1"})
  void tagThatDockerWouldRefuseIsRefused(String tag) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> login("r.example").imageReference("api", tag))
        .withMessageStartingWith("tag");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "r.example?hunter2",
        "r.example#hunter2",
        "r.example/team?hunter2",
        "deploy:hunter2@r.example",
        "r.example/deploy:hunter2@team",
        "https://r.example?hunter2",
        "oci://r.example/hunter2",
        "://r.example",
        "https://",
        "https:///hunter2",
        "/hunter2",
        " r.example",
        "r.example\n",
        "r.example/team\n",
        "r.example:port",
        "r.example:",
        "r_example",
        "r..example",
        "r.example.",
        "-r.example",
        "r.example\\hunter2",
        "r\u00e9gistre.example"
      })
  void registryThatDockerWouldNotFindIsRefusedAndNotShown(String registry) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> login(registry))
        .withMessageContaining("registry")
        .satisfies(e -> assertThat(e).hasMessageNotContaining("hunter2"));
  }

  @Test
  void veryLongRegistryIsRefused() {
    assertThatIllegalArgumentException().isThrownBy(() -> login("r" + ".r".repeat(1_000_000)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "de:ploy"})
  void userNameThatDockerWouldNotReadIsRefused(String username) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new DockerLogin("r.example", username, PASSWORD))
        .withMessageContaining("username")
        .satisfies(e -> assertThat(e).hasMessageNotContaining("ploy"));
  }

  @Test
  void neitherUserNameNorPasswordIsPrinted() {
    assertThat(login("https://r.example/team/"))
        .hasToString("DockerLogin[registry=r.example/team]");
  }
}
