package io.github.registrysdk.testing;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PrivateRegistryRulesTest {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String ALL = "orgs/acme/private-registries";

  @AutoClose private final FakeGitHub fake = FakeGitHub.start();
  @AutoClose private final Http http = new Http(fake, fake.token());

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "registry_type           |",
        "registry_type           | 'yum_repository'",
        "url                     |",
        "url                     | 'maven.example.com'",
        "url                     | 'https://a b'",
        "visibility              |",
        "visibility              | 'public'",
        "username                | 7",
        "replaces_base           | 'yes'",
        "auth_type               | 'basic'",
        "auth_type               | null",
        "encrypted_value         |",
        "encrypted_value         | 'c2Vjc'",
        "encrypted_value         | 'c2Vj-XQ='",
        "encrypted_value         | 'c2VjcmV0'",
        "key_id                  |",
        "key_id                  | '1'",
        "key_id                  | 1",
        "selected_repository_ids | [1]",
        "tenant_id               | 'tenant'"
      },
      quoteCharacter = '`')
  void invalidRegistryIsRefusedAsObserved(String field, String value) throws IOException {
    ObjectNode body = create(http);
    change(body, field, value);

    var reply = http.post(ALL, body.toString());

    assertThat(reply.status()).isEqualTo(422);
    assertThat(reply.json().get("message").textValue())
        .isEqualTo("Failed to create private registry configuration");
    assertThat(reply.json().get("documentation_url").textValue())
        .endsWith("#create-a-private-registry-for-an-organization");
    assertThat(reply.json().at("/errors/0").textValue()).startsWith(field + " ");
    assertThat(reply.json().get("errors")).hasSize(1);
    assertThat(fake.organization("acme").registries()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"[1.5]", "['1']", "7", "{}", "null", "[99999999999999999999]"})
  void selectionIsAListOfWholeNumbers(String ids) throws IOException {
    ObjectNode body = create(http);
    body.put("visibility", "selected");
    change(body, "selected_repository_ids", ids);

    assertThat(http.post(ALL, body.toString()).status()).isEqualTo(422);
  }

  @ParameterizedTest
  @CsvSource({
    "oidc_azure, tenant_id client_id, ''",
    "oidc_aws, aws_region account_id role_name domain domain_owner, audience",
    "oidc_jfrog, jfrog_oidc_provider_name, audience identity_mapping_name",
    "oidc_cloudsmith, namespace service_slug audience, api_host",
    "oidc_gcp, workload_identity_provider, service_account audience"
  })
  void oidcKindHasItsOwnFieldsAndNoSecret(String kind, String required, String optional)
      throws IOException {
    ObjectNode body = create(http).put("auth_type", kind);
    JsonNode sealed = body.remove("encrypted_value");
    JsonNode keyId = body.remove("key_id");
    for (String field : required.split(" ", -1)) {
      var reply = http.post(ALL, body.toString());
      assertThat(reply.json().at("/errors/0").textValue()).startsWith(field + " ");
      body.put(field, "its " + field);
    }

    assertThat(http.post(ALL, body.toString()).status()).isEqualTo(201);
    for (String field : optional.isEmpty() ? new String[0] : optional.split(" ", -1)) {
      body.put(field, "its " + field);
    }
    var full = http.post(ALL, body.toString());
    assertThat(full.json().get("auth_type").textValue()).isEqualTo(kind);
    var held = fake.organization("acme").registry("MAVEN_REPOSITORY_SECRET_2");
    assertThat(held.oidcFields().keySet())
        .containsExactlyInAnyOrder((required + " " + optional).trim().split(" ", -1));
    held.oidcFields().forEach((name, value) -> assertThat(field(full, name)).isEqualTo(value));
    assertThat(held.secret()).isNull();
    body.set("encrypted_value", sealed);
    body.set("key_id", keyId);
    assertThat(http.post(ALL, body.toString()).status()).isEqualTo(422);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{'auth_type':'oidc_gcp'}           | auth_type",
        "{'selected_repository_ids':[1]}    | selected_repository_ids",
        "{'visibility':'some'}              | visibility",
        "{'encrypted_value':'c2VjcmV0'}     | key_id",
        "{'key_id':'1'}                     | encrypted_value",
        "{'audience':'me'}                  | audience",
        "{'username':'new','url':'nowhere'} | url"
      })
  void refusedUpdateChangesNothing(String body, String field) throws IOException {
    http.post(ALL, create(http).toString());
    var before = fake.organization("acme");

    var reply = http.patch(ALL + "/MAVEN_REPOSITORY_SECRET", body.replace('\'', '"'));

    assertThat(reply.status()).isEqualTo(422);
    assertThat(reply.json().at("/errors/0/field").textValue()).isEqualTo(field);
    assertThat(reply.json().get("documentation_url").textValue())
        .endsWith("#update-a-private-registry-for-an-organization");
    assertThat(fake.organization("acme")).isEqualTo(before);
  }

  @Test
  void updateMayRepeatTheAuthType() throws IOException {
    http.post(ALL, create(http).toString());

    assertThat(
            http.patch(
                    ALL + "/MAVEN_REPOSITORY_SECRET",
                    "{\"auth_type\":\"token\",\"registry_type\":\"npm_registry\"}")
                .status())
        .isEqualTo(204);
    assertThat(fake.organization("acme").registry("MAVEN_REPOSITORY_SECRET").type())
        .isEqualTo("npm_registry");
  }

  @Test
  void bodyThatIsNoJsonObjectIsRefused() throws IOException {
    assertThat(http.post(ALL, "[]").status()).isEqualTo(400);
    assertThat(http.post(ALL, "{\"url\":1,\"url\":2}").json().get("message").textValue())
        .isEqualTo("Problems parsing JSON");
  }

  @Test
  void olderServerTakesAndTellsThePagesFields() throws IOException {
    try (var older = FakeGitHub.builder().olderServer().start();
        var client = new Http(older, older.token())) {
      ObjectNode body = create(client);
      var newer = client.post(ALL, body.toString());
      body.remove("url");
      var reply = client.post(ALL, body.toString());

      assertThat(newer.status()).isEqualTo(422);
      assertThat(newer.json().at("/errors/0").textValue()).startsWith("url ");
      assertThat(reply.status()).isEqualTo(201);
      assertThat(reply.json().fieldNames())
          .toIterable()
          .containsExactlyInAnyOrder(
              "name", "registry_type", "visibility", "created_at", "updated_at");
      body.put("registry_type", "npm_registry");
      assertThat(client.post(ALL, body.toString()).status()).isEqualTo(422);
      assertThat(older.organization("acme").registry("MAVEN_REPOSITORY_SECRET").secret())
          .isEqualTo("hunter2");
    }
  }

  @Test
  void typesCanBeRefusedAsGitHubDid() throws IOException {
    try (FakeGitHub hex = FakeGitHub.builder().refusesTypes("hex_repository").start();
        Http client = new Http(hex, hex.token())) {
      var reply =
          client.post(ALL, create(client).put("registry_type", "hex_repository").toString());

      assertThat(reply.status()).isEqualTo(422);
      assertThat(reply.json().at("/errors/0").textValue())
          .startsWith("registry_type must be one of: maven_repository, nuget_feed, ")
          .contains("hex_organization")
          .doesNotContain("hex_repository");
    }
  }

  @Test
  void selectedRepositoriesAreReportedOnRequestOnly() throws IOException {
    ObjectNode body = create(http).put("visibility", "selected");
    body.putArray("selected_repository_ids").add(7);
    assertThat(http.post(ALL, body.toString()).json().has("selected_repository_ids")).isTrue();
    assertThat(http.get(ALL + "/MAVEN_REPOSITORY_SECRET").json().has("selected_repository_ids"))
        .isFalse();

    try (FakeGitHub reporting = FakeGitHub.builder().reportsSelectedRepositories().start();
        Http client = new Http(reporting, reporting.token())) {
      ObjectNode same = create(client).put("visibility", "selected");
      same.putArray("selected_repository_ids");
      client.post(ALL, same.toString());

      assertThat(client.get(ALL).json().at("/configurations/0/selected_repository_ids").isArray())
          .isTrue();
    }
  }

  private static void change(ObjectNode body, String field, String value) throws IOException {
    if (value == null) {
      body.remove(field);
    } else {
      body.set(field, JSON.readTree(value.replace('\'', '"')));
    }
  }

  private static String field(Http.Reply reply, String name) {
    try {
      return reply.json().path(name).asText();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static ObjectNode create(Http http) throws IOException {
    var key = http.get(ALL + "/public-key").json();
    return JSON.createObjectNode()
        .put("registry_type", "maven_repository")
        .put("url", "https://maven.example.com/")
        .put("encrypted_value", Sealing.seal("hunter2", key.get("key").textValue()))
        .put("key_id", key.get("key_id").textValue())
        .put("visibility", "private");
  }
}
