package io.github.registrysdk.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.NoSuchElementException;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Dependabot secrets and the repositories of the fake. */
class DependabotSecretApiTest {
  private static final String ALL = "orgs/acme/dependabot/secrets";
  private static final String ONE = ALL + "/NPM_TOKEN";

  private final ManualClock clock = ManualClock.create();
  @AutoClose private final FakeGitHub fake = FakeGitHub.builder().clock(clock).start();
  @AutoClose private final Http http = new Http(fake, fake.token());

  private String sealed(String secret) throws IOException {
    var key = http.get(ALL + "/public-key").json();
    return "\"encrypted_value\": \"%s\", \"key_id\": \"%s\""
        .formatted(Sealing.seal(secret, key.get("key").textValue()), key.get("key_id").textValue());
  }

  private FakeDependabotSecret held() {
    return fake.organization("acme").dependabotSecret("NPM_TOKEN");
  }

  @Test
  void sealedValueIsOpened() throws IOException {
    String body = "{\"visibility\": \"private\", " + sealed("hunter2") + "}";

    var created = http.put(ALL + "/npm_token", body);
    var updated = http.put(ONE, body);

    assertThat(created.status()).isEqualTo(201);
    assertThat(created.text()).isEqualTo("{}");
    assertThat(updated.status()).isEqualTo(204);
    assertThat(held().secret()).isEqualTo("hunter2");
    assertThat(held().toString()).contains("NPM_TOKEN").doesNotContain("hunter2");
    assertThat(http.get(ONE).text())
        .isEqualToIgnoringWhitespace(
            """
            {"name":"NPM_TOKEN","created_at":"2026-01-01T00:00:00Z",
             "updated_at":"2026-01-01T00:00:00Z","visibility":"private"}
            """);
  }

  @Test
  void idsMayBeTextsAsGoGithubSendsThem() throws IOException {
    http.put(
        ONE,
        "{\"visibility\": \"selected\", \"selected_repository_ids\": [\"3\", 4], "
            + sealed("hunter2")
            + "}");

    assertThat(held().selectedRepositoryIds()).containsExactly(3L, 4L);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "NPM_TOKEN|{%s}|visibility is missing",
        "NPM_TOKEN|{\"visibility\": \"some\", %s}|visibility must be one of: all, private, selected",
        "NPM_TOKEN|{\"visibility\": \"all\"}|encrypted_value is missing",
        "NPM_TOKEN|{\"visibility\": \"all\", \"selected_repository_ids\": [1], %s}"
            + "|selected_repository_ids can only be given when visibility is selected",
        "NPM_TOKEN|{\"visibility\": \"selected\", \"selected_repository_ids\": [\"a\"], %s}"
            + "|selected_repository_ids must be an array of integers",
        "GITHUB_TOKEN|{\"visibility\": \"all\", %s}|name must not start with GITHUB_",
        "1TOKEN|{\"visibility\": \"all\", %s}|name can only contain letters, digits and underscores,"
            + " and not begin with a digit"
      })
  void whatGitHubDoesNotAllowIsRefused(String name, String body, String message)
      throws IOException {
    var reply = http.put(ALL + "/" + name, body.formatted(sealed("hunter2")));

    assertThat(reply.status()).isEqualTo(422);
    assertThat(reply.json().at("/errors/0/message").textValue()).isEqualTo(message);
    assertThat(fake.organization("acme").dependabotSecrets()).isEmpty();
  }

  @Test
  void valueForAnotherKeyIsRefused() throws IOException {
    String body = "{\"visibility\": \"all\", " + sealed("hunter2") + "}";
    fake.rotateDependabotKey("acme");

    assertThat(http.put(ONE, body).status()).isEqualTo(422);
    String registryKey =
        http.get("orgs/acme/private-registries/public-key").json().get("key_id").textValue();
    assertThat(registryKey).isNotEqualTo(fake.organization("acme").dependabotKeyId());
  }

  @Test
  void otherVisibilityForgetsTheSelection() throws IOException {
    fake.addDependabotSecret("acme", "npm_token", "hunter2", 3);

    http.put(ONE, "{\"visibility\": \"all\"}");

    assertThat(held().selectedRepositoryIds()).isEmpty();
    assertThat(held().secret()).isEqualTo("hunter2");
  }

  @Test
  void repositoryIsReadByItsNameAndRedirectedFromItsEarlierOnes() throws IOException {
    long id = fake.addRepository("acme", "api");
    assertThat(http.get("repos/ACME/Api").json().get("id").longValue()).isEqualTo(id);

    fake.renameRepository("acme", "api", "api2").transferRepository("acme", "api2", "globex");

    assertThat(http.get("repos/acme/api").json().get("full_name").textValue())
        .isEqualTo("globex/api2");
    assertThat(fake.calls(GitHubOperation.GET_REPOSITORY))
        .extracting(RecordedCall::path)
        .containsExactly("/repos/ACME/Api", "/repos/acme/api", "/repositories/" + id);
    long other = fake.addRepository("acme", "api");
    assertThat(http.get("repos/acme/api").json().get("id").longValue()).isEqualTo(other);
    assertThatIllegalArgumentException().isThrownBy(() -> fake.addRepository("acme", "API"));
    assertThatThrownBy(() -> fake.renameRepository("acme", "nothing", "x"))
        .isInstanceOf(NoSuchElementException.class)
        .hasMessageContaining("acme/nothing");
  }

  @Test
  void repositoryIsHiddenFromATokenThatMustNotSeeIt() throws IOException {
    fake.addRepository("acme", "api");
    long web = fake.addRepository("acme", "web");
    fake.addRepositoryToken("ghp_web", "acme", "web")
        .addToken("ghp_all", "metadata:read")
        .addToken("ghp_org", "admin:org")
        .addToken("ghp_repo", "repo");
    try (var own = new Http(fake, "ghp_web");
        var all = new Http(fake, "ghp_all");
        var org = new Http(fake, "ghp_org");
        var repo = new Http(fake, "ghp_repo")) {
      assertThat(own.get("repos/acme/web").status()).isEqualTo(200);
      assertThat(own.get("repositories/" + web).status()).isEqualTo(200);
      assertThat(own.get("repos/acme/api").status()).isEqualTo(404);
      assertThat(own.get(ALL).status()).isEqualTo(403);
      assertThat(all.get("repos/acme/api").status()).isEqualTo(200);
      assertThat(org.get("repos/acme/api").status()).isEqualTo(404);
      assertThat(repo.get("repos/acme/api").status()).isEqualTo(200);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "organization_dependabot_secrets:read, 200, 403",
    "organization_dependabot_secrets:write, 200, 404",
    "organization_private_registries:write, 403, 403",
    "admin:org, 200, 404"
  })
  void permissionDecides(String permission, int reading, int deleting) throws IOException {
    fake.addToken("token", permission);
    try (var client = new Http(fake, "token")) {
      assertThat(client.get(ALL).status()).isEqualTo(reading);
      assertThat(client.delete(ONE).status()).isEqualTo(deleting);
    }
  }

  @Test
  void unknownSecretsAndRepositoriesAreNotFound() throws IOException {
    assertThat(http.get(ONE).status()).isEqualTo(404);
    assertThat(http.get(ONE + "/repositories").status()).isEqualTo(404);
    fake.addDependabotSecret("acme", "NPM_TOKEN", "hunter2", 3);
    assertThat(http.put(ONE + "/repositories/4", "").status()).isEqualTo(404);
    assertThat(http.get(ONE + "/repositories").json().get("total_count").intValue()).isZero();
  }
}
