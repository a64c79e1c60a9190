package io.github.registrysdk.github;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.github.registrysdk.core.Secret;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Where a client sends, and as whom. */
class ServersTest {

  @Test
  void publicApiIsTheDefault() {
    try (GitHubClient github = builder().build()) {
      assertThat(github.baseUrl()).hasToString("https://api.github.com/");
      assertThat(github).hasToString("GitHubClient[https://api.github.com/]");
      assertThat(github.organization("acme").login()).isEqualTo("acme");
      assertThat(github.organization("acme")).hasToString("GitHubOrganization[acme]");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://git.acme.example",
        "https://git.acme.example/",
        "https://git.acme.example/api/v3",
        "https://git.acme.example/api/v3/"
      })
  void enterpriseServerHasItsApiBelowItsUrl(String address) {
    try (GitHubClient github = builder().enterpriseServer(address).build()) {
      assertThat(github.baseUrl()).hasToString("https://git.acme.example/api/v3/");
    }
  }

  @Test
  void enterpriseCloudHasAHostOfItsOwn() {
    try (GitHubClient github = builder().enterpriseCloud("octocorp").build()) {
      assertThat(github.baseUrl()).hasToString("https://api.octocorp.ghe.com/");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "a/b", "evil.example#", "a@b", "octo corp", "evil.example", "a_b", "-a", "a~"})
  void enterpriseCloudIsOneLabelOfAHost(String subdomain) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> builder().enterpriseCloud(subdomain))
        .withMessageContaining("subdomain");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"http://git.acme.example", "git.acme.example", "https://u:p@git.acme.example"})
  void enterpriseServerRequiresAnHttpsUrl(String address) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> builder().enterpriseServer(address).build())
        .satisfies(e -> assertThat(e.getMessage()).doesNotContain("u:p"));
  }

  @Test
  void clientWithoutSignInIsNotBuilt() {
    assertThatIllegalStateException()
        .isThrownBy(() -> GitHubClient.builder().build())
        .withMessageContaining("token");
  }

  @Test
  void missingTokenVariableIsNamed() {
    // The build keeps the variable from tests.
    assertThatIllegalStateException()
        .isThrownBy(GitHubClient::fromEnvironment)
        .withMessageContaining("GITHUB_TOKEN");
  }

  private static GitHubClient.Builder builder() {
    return GitHubClient.builder().token(Secret.of("ghp_t"));
  }
}
