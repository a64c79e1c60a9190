package io.github.registrysdk.maven;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.registrysdk.testing.FakeBuildkite;
import java.util.HashMap;
import java.util.Map;
import org.apache.maven.plugin.MojoExecutionException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JobTokenTest {
  private static final String PASSWORD = "planted-password";
  private static final Map<String, String> API_TOKEN =
      Map.of("BUILDKITE_API_TOKEN", "planted-api-token");

  private final Map<String, String> servers = new HashMap<>(Map.of("buildkite", PASSWORD));

  private JobToken find(
      @Nullable String serverId, @Nullable String oidc, Map<String, String> environment)
      throws MojoExecutionException {
    return JobToken.find(serverId, oidc, "acme/fruit", servers::get, environment);
  }

  @Test
  void theServerOfSettingsIsUsedBeforeTheEnvironment() throws Exception {
    JobToken token = find("buildkite", null, API_TOKEN);

    assertThat(token.source().token().reveal()).isEqualTo(PASSWORD);
    assertThat(token).hasToString("JobToken[the server 'buildkite' in settings.xml]");
  }

  @Test
  void theApiTokenOfTheEnvironmentIsUsedBeforeTheJob() throws Exception {
    Map<String, String> environment = new HashMap<>(API_TOKEN);
    environment.put("BUILDKITE_JOB_ID", "0190-job");

    JobToken token = find(null, null, environment);

    assertThat(token.source().token().reveal()).isEqualTo("planted-api-token");
    assertThat(token.origin()).isEqualTo("the environment variable BUILDKITE_API_TOKEN");
  }

  @ParameterizedTest
  @CsvSource({"agent, agent", "github-actions, github-actions", ", agent", ", github-actions"})
  void aJobRequestsOidcTokens(@Nullable String oidc, String job) throws Exception {
    try (FakeBuildkite fake = FakeBuildkite.start()) {
      Map<String, String> environment =
          new HashMap<>(
              job.equals("agent")
                  ? fake.addAgentJob(Map.of())
                  : fake.addGitHubActionsJob(Map.of()));
      if (oidc != null) {
        environment.putAll(API_TOKEN); // although it is set
      }

      JobToken token = find(null, oidc, environment);

      assertThat(fake.calls()).isEmpty();
      assertThat(token.source().token().reveal()).startsWith("eyJ");
      assertThat(token.origin()).isEqualTo("the OIDC tokens of the CI job (" + job + ")");
    }
  }

  @ParameterizedTest
  @CsvSource({
    "other, , the server 'other' in settings.xml is missing",
    "blank, , or has no password",
    "encrypted, , could not be decrypted",
    "surrogate, , the token in the server 'surrogate' in settings.xml:",
    "buildkite, agent, not both",
    ", circle, oidc must be agent or github-actions",
    ", , there is no token: name a server of settings.xml",
  })
  void failsWithARemedyAndWithoutTheSecret(
      @Nullable String serverId, @Nullable String oidc, String message) {
    servers.put("blank", " ");
    servers.put("encrypted", "{planted=}");
    servers.put("surrogate", "planted\ud800");

    assertThatThrownBy(() -> find(serverId, oidc, Map.of()))
        .isInstanceOf(MojoExecutionException.class)
        .hasMessageContaining(message)
        .message()
        .doesNotContain("planted");
  }

  @Test
  void emptyVariablesAreNoJob() {
    assertThatThrownBy(
            () ->
                find(
                    null,
                    null,
                    Map.of("BUILDKITE_JOB_ID", "", "ACTIONS_ID_TOKEN_REQUEST_URL", " ")))
        .hasMessageStartingWith("there is no token: ");
  }

  @Test
  void withoutARegistryThereIsNoOidcToken() {
    assertThatThrownBy(
            () -> JobToken.find(null, "agent", null, servers::get, Map.of("BUILDKITE_JOB_ID", "j")))
        .hasMessage(
            "there is no token: name a server of settings.xml with serverId, or set"
                + " BUILDKITE_API_TOKEN");
  }
}
