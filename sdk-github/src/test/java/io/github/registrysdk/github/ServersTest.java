package io.github.registrysdk.github;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.github.registrysdk.core.Secret;
import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
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

  @ParameterizedTest
  @CsvSource({
    ", , https://api.github.com/",
    ", https://github.com, https://api.github.com/",
    "https://api.github.com, https://github.com, https://api.github.com/",
    "https://api.octocorp.ghe.com, https://octocorp.ghe.com, https://api.octocorp.ghe.com/",
    "https://git.acme.example/api/v3, https://GIT.acme.example/, https://git.acme.example/api/v3/",
    "https://git.acme.example:8443/api/v3, https://git.acme.example:8443,"
        + " https://git.acme.example:8443/api/v3/",
    "https://git_1.acme.example/api/v3, https://GIT_1.acme.example,"
        + " https://git_1.acme.example/api/v3/",
    "https://git.acme.example/api/v3, , https://git.acme.example/api/v3/"
  })
  void environmentNamesTheServerOfTheToken(String api, String server, URI expected) {
    try (GitHubClient github = GitHubClient.fromEnvironment(environment(api, server))) {
      assertThat(github.baseUrl()).isEqualTo(expected);
    }
  }

  @ParameterizedTest
  @CsvSource({
    ", https://git.acme.example, GITHUB_SERVER_URL names another server than GitHub.com",
    "https://api.github.com, https://git.acme.example, GITHUB_API_URL and GITHUB_SERVER_URL",
    "https://git.acme.example/api/v3, https://github.com, GITHUB_API_URL and GITHUB_SERVER_URL",
    "https://git.acme.example/api/v3, https://git.acme.example:8443, GITHUB_API_URL and",
    "https://a.ghe.com, https://a.ghe.com, GITHUB_API_URL and GITHUB_SERVER_URL",
    // Names that a URI does not take for hosts.
    "https://git_1.acme.example/api/v3, https://git_2.acme.example, GITHUB_API_URL and",
    "https://g\u00eft.acme.example/api/v3, https://g\u00ebt.acme.example, GITHUB_API_URL and",
    "https://git_1.acme.example/api/v3, github.com, GITHUB_SERVER_URL cannot be used",
    "https:/git.acme.example, https:github.com, GITHUB_SERVER_URL cannot be used",
    "http://git.acme.example/api/v3, , GITHUB_API_URL cannot be used: the base URL must be https",
    "https://u:secret@git.acme.example/, , GITHUB_API_URL cannot be used: the base URL must not",
    ", https://[secret, GITHUB_SERVER_URL cannot be used"
  })
  void tokenOfAnotherServerIsRefused(String api, String server, String message) {
    assertThatIllegalStateException()
        .isThrownBy(() -> GitHubClient.fromEnvironment(environment(api, server)))
        .withMessageContaining(message)
        .satisfies(e -> assertThat(e.getMessage()).doesNotContain("secret", ".example", "ghp_t"));
  }

  @Test
  void environmentNamesTheOrganization() {
    Map<String, String> environment = environment(null, null);
    environment.put("GITHUB_REPOSITORY_OWNER", "owner");
    try (GitHubClient github = GitHubClient.fromEnvironment(environment)) {
      assertThat(github.organization().login()).isEqualTo("owner");
    }
    environment.put("GITHUB_ORGANIZATION", "acme");
    try (GitHubClient github = GitHubClient.fromEnvironment(environment)) {
      assertThat(github.organization().login()).isEqualTo("acme");
    }
    try (GitHubClient github = builder().build()) {
      assertThatIllegalStateException()
          .isThrownBy(github::organization)
          .withMessageContaining("GITHUB_ORGANIZATION");
    }
  }

  private static Map<String, String> environment(String api, String server) {
    Map<String, String> environment = new HashMap<>(Map.of("GITHUB_TOKEN", "ghp_t"));
    environment.put("GITHUB_API_URL", api);
    environment.put("GITHUB_SERVER_URL", server);
    return environment;
  }

  private static GitHubClient.Builder builder() {
    return GitHubClient.builder().token(Secret.of("ghp_t"));
  }
}
