package io.github.registrysdk.github;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.registrysdk.core.JsonFields;
import io.github.registrysdk.core.ProtocolException;
import io.github.registrysdk.core.Secret;
import io.github.registrysdk.github.model.OidcAuth;
import io.github.registrysdk.github.model.PrivateRegistry;
import io.github.registrysdk.github.model.PrivateRegistryType;
import io.github.registrysdk.github.model.RegistryAuthType;
import io.github.registrysdk.github.model.RegistryVisibility;
import io.github.registrysdk.testsupport.Fixture;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The six operations against the bodies that GitHub's page shows. */
class PrivateRegistryWireTest {
  private static final String ALL = "/orgs/acme/private-registries";
  private static final String ONE = ALL + "/MAVEN_REPOSITORY_SECRET";
  private static final RegistrySecret ENCRYPTED =
      RegistrySecret.encrypted("c2VjcmV0", "012345678912345678");

  @AutoClose private final ScriptedGitHub github = new ScriptedGitHub();

  @Test
  void listReadsTheDocumentedResponse() {
    github.respondingFixture("registries.json");

    List<PrivateRegistry> registries = github.registries().list().toList();

    assertThat(registries).containsExactly(pages(RegistryVisibility.SELECTED));
    github.assertNextWithoutBody("GET", ALL);
    assertThat(github.requests()).isEqualTo(1);
  }

  @Test
  void idsMayBeNumbersOrStrings() {
    github.responding(
        200,
        """
        {"key_id": 568250167242549743, "key": "2Sg8iYjAxxmI2LvUXpJjkYrMxURPc8r+dB7TJyvv1234"}
        """);
    github.responding(
        200,
        """
        {"name": "A", "registry_type": "npm_registry", "visibility": "selected",
         "auth_type": "oidc_aws", "aws_region": "r", "account_id": 123456789012, "role_name": "n",
         "domain": "d", "domain_owner": 123456789012, "selected_repository_ids": ["7", 8],
         "created_at": "2026-01-01T00:00:00Z", "updated_at": "2026-01-01T00:00:00Z"}
        """);

    assertThat(github.registries().publicKey().keyId()).isEqualTo("568250167242549743");
    PrivateRegistry registry = github.registries().get("A");
    assertThat(registry.selectedRepositoryIds()).containsExactly(7L, 8L);
    assertThat(registry.oidc().orElseThrow().fields()).containsEntry("account_id", "123456789012");
  }

  @Test
  void listSendsSizeAndPage() {
    github.respondingFixture("registries.json");

    var pages =
        github.registries().list(PrivateRegistryQuery.all().perPage(100).fromPage(3)).pages();

    var first = pages.iterator().next();
    assertThat(first.total()).isEqualTo(1);
    assertThat(first.next()).isNull();
    github.assertNext("GET", ALL + "?per_page=100&page=3");
  }

  @Test
  void createSendsWhatNewerServersAskFor() {
    github.responding(201, Fixture.read("github/registry-created.json"));

    github
        .registries()
        .create(
            CreatePrivateRegistry.builder(
                    PrivateRegistryType.MAVEN_REPOSITORY,
                    "https://maven.pkg.github.com/organization/",
                    RepositoryAccess.selected(1296269, 1296280))
                .usernamePassword("monalisa", ENCRYPTED)
                .replacesBase(true)
                .build());

    github.assertNextWithJson(
        "POST",
        ALL,
        """
        {"registry_type": "maven_repository", "url": "https://maven.pkg.github.com/organization/",
         "auth_type": "username_password", "username": "monalisa", "replaces_base": true,
         "encrypted_value": "c2VjcmV0", "key_id": "012345678912345678",
         "visibility": "selected", "selected_repository_ids": [1296269, 1296280]}
        """);
  }

  @Test
  void getReadsTheDocumentedResponse() {
    github.respondingFixture("registry.json");

    PrivateRegistry registry = github.registries().get("MAVEN_REPOSITORY_SECRET");

    assertThat(registry).isEqualTo(pages(RegistryVisibility.PRIVATE));
    assertThat(registry.oidc()).isEmpty();
    github.assertNextWithoutBody("GET", ONE);
  }

  @Test
  void getReadsEveryFieldOfTodaysServers() {
    github.respondingFixture("registry-oidc.json");

    PrivateRegistry registry = github.registries().get("NPM_REGISTRY_SECRET");

    assertThat(registry.registryType()).isEqualTo(PrivateRegistryType.NPM_REGISTRY);
    assertThat(registry.authType()).isEqualTo(RegistryAuthType.OIDC_CLOUDSMITH);
    assertThat(registry.url()).isEqualTo("https://npm.cloudsmith.io/my-org/my-repo/");
    assertThat(registry.username()).isNull();
    assertThat(registry.replacesBase()).isTrue();
    assertThat(registry.visibility()).isEqualTo(RegistryVisibility.ALL);
    assertThat(registry.oidc())
        .contains(
            OidcAuth.cloudsmith()
                .namespace("my-org")
                .serviceSlug("my-service-account")
                .audience("https://github.com/my-org")
                .build());
    assertThat(registry.extraFields().asMap()).containsEntry("colour", "blue");
    assertThat(registry.toString()).contains("colour").doesNotContain("blue");
  }

  @Test
  void apiVersionAndUserAgentCanBeChosen() {
    github.respondingFixture("registry.json");
    try (GitHubClient other =
        github
            .builder()
            .token(Secret.of("t"))
            .apiVersion("2026-03-10")
            .userAgentSuffix("my-tool/1.2")
            .build()) {

      other.organization("acme").privateRegistries().get("A");
    }

    var sent = github.request();
    assertThat(sent.getHeaders().values("X-GitHub-Api-Version")).containsExactly("2026-03-10");
    assertThat(sent.getHeaders().get("User-Agent")).isEqualTo("registry-sdk-java my-tool/1.2");
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
  void responseWithHolesIsRefused(String json) {
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
    assertThat(registry.extraFields().asMap()).containsOnlyKeys("reel");
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
    assertThat(registry.extraFields().asMap()).containsEntry("tenant_id", "t");
  }

  private static PrivateRegistry pages(RegistryVisibility visibility) {
    return new PrivateRegistry(
        "MAVEN_REPOSITORY_SECRET",
        PrivateRegistryType.MAVEN_REPOSITORY,
        null,
        null,
        "monalisa",
        null,
        visibility,
        null,
        Instant.parse("2019-08-10T14:59:22Z"),
        Instant.parse("2020-01-10T14:59:22Z"),
        JsonFields.none());
  }
}
