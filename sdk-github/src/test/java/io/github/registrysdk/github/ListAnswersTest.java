package io.github.registrysdk.github;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.registrysdk.core.ProtocolException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Answers that GitHub could give, and those that it can't mean. */
class ListAnswersTest {
  private final ScriptedGitHub github = new ScriptedGitHub();

  @AfterEach
  void close() {
    github.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "null",
        "[]",
        "{\"total_count\": 1}",
        "{\"configurations\": []}",
        "{\"total_count\": 1, \"configurations\": null}",
        "{\"total_count\": 1, \"configurations\": [null]}",
        "{\"total_count\": \"1\", \"configurations\": []}",
        "{\"total_count\": 1, \"configurations\": [{}]}",
        "{\"total_count\": 1, \"configurations\": [{\"name\": \"A\"}]}"
      })
  void answerWithHolesIsRefused(String json) {
    github.responding(200, json);

    assertThatExceptionOfType(ProtocolException.class)
        .isThrownBy(() -> github.registries().list().toList())
        .satisfies(e -> assertThat(e.reason()).isEqualTo(ProtocolException.Reason.DECODE));
  }

  @Test
  void unknownKindsSurvive() {
    github.responding(
        200,
        """
        {"total_count": 1, "configurations": [{
          "name": "COBOL_SECRET", "registry_type": "cobol_tape", "auth_type": "oidc_mainframe",
          "visibility": "internal", "created_at": "2019-08-10T14:59:22Z",
          "updated_at": "2020-01-10T14:59:22+00:00", "reel": {"number": 7}}]}
        """);

    var registry = github.registries().list().iterator().next();

    assertThat(registry.registryType()).hasToString("cobol_tape");
    assertThat(registry.authType()).hasToString("oidc_mainframe");
    assertThat(registry.visibility()).hasToString("internal");
    assertThat(registry.oidc()).isEmpty();
    assertThat(registry.extraFields()).containsOnlyKeys("reel");
  }

  @Test
  void oidcWithHolesIsLeftInTheExtraFields() {
    github.responding(
        200,
        """
        {"total_count": 1, "configurations": [{
          "name": "A", "registry_type": "npm_registry", "auth_type": "oidc_azure",
          "visibility": "all", "created_at": "2019-08-10T14:59:22Z",
          "updated_at": "2020-01-10T14:59:22Z", "tenant_id": "t"}]}
        """);

    var registry = github.registries().list().iterator().next();

    assertThat(registry.oidc()).isEmpty();
    assertThat(registry.extraFields()).containsEntry("tenant_id", "t");
  }
}
