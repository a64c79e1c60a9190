package io.github.registrysdk.github;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.registrysdk.core.JsonFields;
import io.github.registrysdk.core.ProtocolException;
import io.github.registrysdk.github.model.DependabotSecret;
import io.github.registrysdk.github.model.GitHubRepository;
import io.github.registrysdk.github.model.RegistryVisibility;
import io.github.registrysdk.testsupport.Fixture;
import java.time.Instant;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The operations on Dependabot secrets against the bodies that GitHub's page shows. */
class DependabotSecretWireTest {
  private static final String ALL = "/orgs/acme/dependabot/secrets";
  private static final String ONE = ALL + "/NPM_TOKEN";
  private static final RegistrySecret ENCRYPTED =
      RegistrySecret.encrypted("c2VjcmV0", "012345678912345678");

  @AutoClose private final ScriptedGitHub github = new ScriptedGitHub();
  private final DependabotSecretService secrets =
      github.client().organization("acme").dependabotSecrets();

  @Test
  void listReadsTheDocumentedResponse() {
    github.responding(
        200,
        """
        {"total_count": 2, "secrets": [
          {"name": "MY_ARTIFACTORY_PASSWORD", "created_at": "2021-08-10T14:59:22Z",
           "updated_at": "2021-12-10T14:59:22Z", "visibility": "private"},
          {"name": "GH_TOKEN", "created_at": "2021-08-10T14:59:22Z",
           "updated_at": "2021-12-10T14:59:22Z", "visibility": "selected",
           "selected_repositories_url":
             "https://api.github.com/orgs/octo-org/dependabot/secrets/SUPER_SECRET/repositories"}]}
        """);

    assertThat(secrets.list())
        .containsExactly(
            new DependabotSecret(
                "MY_ARTIFACTORY_PASSWORD",
                RegistryVisibility.PRIVATE,
                null,
                Instant.parse("2021-08-10T14:59:22Z"),
                Instant.parse("2021-12-10T14:59:22Z"),
                JsonFields.none()),
            new DependabotSecret(
                "GH_TOKEN",
                RegistryVisibility.SELECTED,
                "https://api.github.com/orgs/octo-org/dependabot/secrets/SUPER_SECRET/repositories",
                Instant.parse("2021-08-10T14:59:22Z"),
                Instant.parse("2021-12-10T14:59:22Z"),
                JsonFields.none()));
    github.assertNextWithoutBody("GET", ALL);
  }

  @Test
  void putSendsTheDocumentedRequest() {
    github.responding(201, "{}").responding(204, "").responding(201, "");
    RepositoryAccess selected = RepositoryAccess.selected(1296269, 1296280);

    secrets.put("NPM_TOKEN", ENCRYPTED, selected);
    secrets.put("NPM_TOKEN", ENCRYPTED, RepositoryAccess.all());
    secrets.put("NPM_TOKEN", ENCRYPTED, RepositoryAccess.selected());

    github.assertNextWithJson(
        "PUT",
        ONE,
        """
        {"encrypted_value": "c2VjcmV0", "key_id": "012345678912345678", "visibility": "selected",
         "selected_repository_ids": [1296269, 1296280]}
        """);
    github.assertNextWithJson(
        "PUT",
        ONE,
        """
        {"encrypted_value": "c2VjcmV0", "key_id": "012345678912345678", "visibility": "all"}
        """);
    github.assertNextWithJson(
        "PUT",
        ONE,
        """
        {"encrypted_value": "c2VjcmV0", "key_id": "012345678912345678", "visibility": "selected",
         "selected_repository_ids": []}
        """);
  }

  @Test
  void repositoriesAreSentAndReadAsDocumented() {
    github
        .responding(
            200,
            "{\"total_count\": 1, \"repositories\": ["
                + Fixture.read("github/repository.json")
                + "]}")
        .responding(204, "")
        .responding(204, "")
        .responding(204, "");

    GitHubRepository read = secrets.repositories("NPM_TOKEN").iterator().next();
    secrets.setRepositories("NPM_TOKEN", RepositoryAccess.selected(64780797));
    secrets.addRepository("NPM_TOKEN", 3);
    secrets.removeRepository("NPM_TOKEN", 3);

    assertThat(read.id()).isEqualTo(1296269);
    assertThat(read.fullName()).isEqualTo("acme/api");
    assertThat(read.isPrivate()).isTrue();
    assertThat(read.extraFields().asMap()).containsKeys("owner", "fork");
    github.assertNextWithoutBody("GET", ONE + "/repositories");
    github.assertNextWithJson(
        "PUT", ONE + "/repositories", "{\"selected_repository_ids\": [64780797]}");
    github.assertNextWithoutBody("PUT", ONE + "/repositories/3");
    github.assertNextWithoutBody("DELETE", ONE + "/repositories/3");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "[]",
        "{\"total_count\": 1}",
        "{\"secrets\": []}",
        "{\"total_count\": 1, \"secrets\": [{\"name\": \"A\"}]}"
      })
  void responseWithMissingFieldsIsRefused(String json) {
    github.responding(200, json);

    assertThatExceptionOfType(ProtocolException.class)
        .isThrownBy(() -> secrets.list().toList())
        .satisfies(e -> assertThat(e.reason()).isEqualTo(ProtocolException.Reason.DECODE));
  }
}
