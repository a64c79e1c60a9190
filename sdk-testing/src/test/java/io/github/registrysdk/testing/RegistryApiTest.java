package io.github.registrysdk.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.NoSuchElementException;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RegistryApiTest {

  private static final String CREATE =
      """
      {"name": "my registry", "ecosystem": "ruby", "description": "registry containing ruby gems",
       "team_ids": ["team-one-uuid", "team-two-uuid"],
       "oidc_policy": [{"iss": "https://agent.buildkite.com", "claims": {
         "organization_slug": "my-org", "pipeline_slug": {"in": ["my-pipeline"]}}}]}
      """;

  @AutoClose private final FakeBuildkite fake = FakeBuildkite.start();
  @AutoClose private final Http http = new Http(fake);

  @Test
  void createdRegistryHasEveryFieldOfThePage() throws IOException {
    var reply = http.post(Http.REGISTRIES, CREATE);

    assertThat(reply.status()).isEqualTo(200);
    assertThat(reply.json().fieldNames())
        .toIterable()
        .contains("id", "graphql_id", "slug", "url", "web_url", "name", "ecosystem")
        .contains("description", "emoji", "color", "public", "oidc_policy", "team_ids", "type");
    String id = reply.json().get("id").textValue();
    assertThat(id).matches("[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}");
    assertThat(
            new String(
                Base64.getDecoder().decode(reply.json().get("graphql_id").textValue()),
                StandardCharsets.UTF_8))
        .isEqualTo("Registry---" + id);
    assertThat(reply.json().get("slug").textValue()).isEqualTo("my-registry");
    assertThat(reply.json().get("url").textValue())
        .isEqualTo(fake.baseUrl() + Http.REGISTRIES + "/my-registry");
    assertThat(reply.json().get("emoji").isNull()).isTrue();
    assertThat(reply.json().get("web_url").textValue())
        .isEqualTo("https://buildkite.com/organizations/acme/registries/my-registry");
    assertThat(reply.json().get("oidc_policy").textValue())
        .startsWith("[{\"iss\":\"https://agent.buildkite.com\",\"claims\":{");
    assertThat(fake.organization("acme").registry("my-registry").teamIds())
        .containsExactly("team-one-uuid", "team-two-uuid");
  }

  @Test
  void yamlPolicyComesBackAsText() throws IOException {
    http.post(
        Http.REGISTRIES,
        "{\"name\":\"gems\",\"ecosystem\":\"ruby\",\"oidc_policy\":\"- iss: x # our\\n  claims: {}\\n\"}");

    assertThat(http.get(Http.REGISTRIES + "/gems").json().get("oidc_policy").textValue())
        .isEqualTo("- iss: x # our\n  claims: {}\n");
    assertThat(fake.organization("acme").registry("gems").oidcPolicy())
        .isEqualTo("- iss: x # our\n  claims: {}\n");
  }

  @Test
  void listHoldsWhatWasCreated() throws IOException {
    http.post(Http.REGISTRIES, CREATE);
    fake.addRegistry("acme", "Debian Things!", "debian");

    var reply = http.get(Http.REGISTRIES);

    assertThat(reply.json().findValuesAsText("slug"))
        .containsExactly("my-registry", "debian-things");
    assertThat(reply.json().get(0).get("web_url").textValue())
        .isEqualTo("https://buildkite.com/organizations/acme/packages/registries/my-registry");
    assertThat(reply.headers().get("Link")).isNull();
  }

  @Test
  void smallPagesAreLinked() throws IOException {
    try (var small = FakeBuildkite.builder().listPageSize(2).start();
        var client = new Http(small)) {
      for (String name : new String[] {"a", "b", "c", "d", "e"}) {
        small.addRegistry("acme", name, "ruby");
      }
      var second = client.get(Http.REGISTRIES + "?page=2");
      String self = small.baseUrl() + Http.REGISTRIES;

      assertThat(second.json().findValuesAsText("slug")).containsExactly("c", "d");
      assertThat(second.headers().get("Link"))
          .contains("<" + self + "?page=1>; rel=\"prev\"")
          .contains("<" + self + "?page=3>; rel=\"next\"")
          .contains("<" + self + "?page=3>; rel=\"last\"");
      assertThat(client.get(self + "?page=3").headers().get("Link")).doesNotContain("next");
    }
  }

  @Test
  void updateChangesClearsAndLeavesAlone() throws IOException {
    http.post(Http.REGISTRIES, CREATE);

    var reply =
        http.post(
            Http.REGISTRIES + "/my-registry",
            "{\"description\":\"gems\",\"oidc_policy\":null,\"emoji\":\":gem:\"}");

    assertThat(reply.status()).isEqualTo(200);
    assertThat(reply.json().get("name").textValue()).isEqualTo("my registry");
    assertThat(reply.json().get("description").textValue()).isEqualTo("gems");
    assertThat(reply.json().get("emoji").textValue()).isEqualTo(":gem:");
    assertThat(reply.json().get("oidc_policy").isNull()).isTrue();
  }

  @Test
  void registryIsUpdatedWithPatchAndPutToo() throws IOException {
    http.post(Http.REGISTRIES, CREATE);

    var patched = http.patch(Http.REGISTRIES + "/my-registry", "{\"description\":\"a\"}");
    var put = http.put(Http.REGISTRIES + "/my-registry", "{\"description\":\"b\"}");

    assertThat(patched.json().get("description").textValue()).isEqualTo("a");
    assertThat(put.json().get("description").textValue()).isEqualTo("b");
    assertThat(fake.calls(BuildkiteOperation.UPDATE_REGISTRY)).hasSize(2);
  }

  @Test
  void newNameMakesANewSlug() throws IOException {
    http.post(Http.REGISTRIES, CREATE);
    fake.addRegistry("acme", "other", "ruby");

    var reply = http.post(Http.REGISTRIES + "/my-registry", "{\"name\":\"My Gems\"}");

    assertThat(reply.json().get("slug").textValue()).isEqualTo("my-gems");
    assertThat(http.get(Http.REGISTRIES + "/my-registry").status()).isEqualTo(404);
    assertThat(http.get(Http.REGISTRIES + "/my-gems").status()).isEqualTo(200);
    assertThat(fake.organization("acme").registries())
        .extracting(FakePackageRegistry::slug)
        .containsExactly("my-gems", "other");
    var taken = http.post(Http.REGISTRIES + "/my-gems", "{\"name\":\"Other!\"}");
    assertThat(taken.json().at("/errors/0/code").textValue()).isEqualTo("already_exists");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "[{'iss':'x','claims':{}}]",
        "[{'iss':'x','scopes':['read_packages'],'claims':{'a':null,'b':1.5,'c':{'equals':true}}}]",
        "[{'iss':'x','claims':{'a':{'in':['b',null],'not_in':[1],'matches':'c*'}}}]",
        "'[{\\'iss\\':\\'x\\',\\'claims\\':{}}]'",
        "'- iss: x\\n  scopes:\\n    - read_packages\\n  claims:\\n    ref: a\\n- claims: {}\\n  iss: y\\n'",
        "'# ours: &all *\\n---\\n- iss: x\\n  claims:\\n    ref:\\n      matches: \\'*\\'\\n'"
      })
  void policyWithIssuerAndClaimsIsAccepted(String policy) throws IOException {
    assertThat(withPolicy(policy)).isEqualTo(200);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "[]",
        "[1]",
        "[{}]",
        "{'iss':'x','claims':{}}",
        "[{'iss':'x'}]",
        "[{'claims':{}}]",
        "[{'iss':7,'claims':{}}]",
        "[{'iss':'x','claims':[]}]",
        "[{'iss':'x','claims':{'a':['b']}}]",
        "[{'iss':'x','claims':{'a':{'is':'b'}}}]",
        "[{'iss':'x','claims':{'a':{'in':'b'}}}]",
        "[{'iss':'x','claims':{'a':{'matches':1}}}]",
        "[{'iss':'x','scopes':['everything'],'claims':{}}]",
        "[{'iss':'x','scopes':'read_packages','claims':{}}]",
        "''",
        "'7'",
        "'iss: x\\nclaims: {}\\n'",
        "'- iss: x\\n'",
        "'- iss: x\\n  # claims: {}\\n'",
        "'- iss: x\\n  claims: {}\\n- iss: y\\n'",
        "'- iss: x\\n  claims: &all\\n    ref: a\\n'",
        "'- iss: x\\n  claims: *all\\n'",
        "'- iss: !text x\\n  claims: {}\\n'"
      })
  void policyWithoutThemIsRefused(String policy) throws IOException {
    assertThat(withPolicy(policy)).isEqualTo(422);
  }

  private int withPolicy(String policy) throws IOException {
    return http.post(
            Http.REGISTRIES,
            ("{'name':'new','ecosystem':'ruby','oidc_policy':" + policy + "}").replace('\'', '"'))
        .status();
  }

  @Test
  void observedStatusesDifferFromThePages() throws IOException {
    try (var observed = FakeBuildkite.builder().observedStatuses().start();
        var client = new Http(observed)) {
      observed.addRegistry("acme", "gems", "ruby");
      String id = observed.addPackage("acme", "gems", "a-1.gem", new byte[] {1});
      String packages = Http.REGISTRIES + "/gems/packages";

      assertThat(client.get(packages).status()).isEqualTo(201);
      assertThat(client.delete(packages + "/" + id).status()).isEqualTo(204);
      assertThat(client.delete(packages + "/" + id).status()).isEqualTo(404);
      assertThat(client.get(Http.REGISTRIES).status()).isEqualTo(200);
      assertThat(client.delete(Http.REGISTRIES + "/gems").status()).isEqualTo(204);
    }
  }

  @Test
  void refusedUpdateChangesNothing() throws IOException {
    http.post(Http.REGISTRIES, CREATE);

    var reply = http.post(Http.REGISTRIES + "/my-registry", "{\"name\":\"new\",\"description\":7}");

    assertThat(reply.status()).isEqualTo(422);
    assertThat(fake.organization("acme").registry("my-registry").name()).isEqualTo("my registry");
  }

  @Test
  void deletedRegistryIsNotFound() throws IOException {
    http.post(Http.REGISTRIES, CREATE);

    var reply = http.delete(Http.REGISTRIES + "/my-registry");

    assertThat(reply.status()).isEqualTo(200);
    assertThat(reply.text()).isEmpty();
    assertThat(http.get(Http.REGISTRIES + "/my-registry").status()).isEqualTo(404);
    assertThatThrownBy(() -> fake.organization("acme").registry("my-registry"))
        .isInstanceOf(NoSuchElementException.class)
        .hasMessageContaining("my-registry");
  }

  @Test
  void unknownOrganizationIsNotFound() throws IOException {
    var reply = http.get("v2/packages/organizations/nobody/registries");

    assertThat(reply.status()).isEqualTo(404);
    assertThat(reply.json().get("message").textValue()).isEqualTo("No organization found");
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      value = {
        "`{\"ecosystem\":\"ruby\"}`, name, missing_field",
        "`{\"name\":\" \",\"ecosystem\":\"ruby\"}`, name, missing_field",
        "`{\"name\":\"taken\",\"ecosystem\":\"ruby\"}`, name, already_exists",
        "`{\"name\":\"TAKEN!\",\"ecosystem\":\"ruby\"}`, name, already_exists",
        "`{\"name\":\"???\",\"ecosystem\":\"ruby\"}`, name, invalid",
        "`{\"name\":\"new\"}`, ecosystem, missing_field",
        "`{\"name\":\"new\",\"ecosystem\":\"Ruby Gems\"}`, ecosystem, invalid",
        "`{\"name\":\"new\",\"ecosystem\":\"ruby\",\"team_ids\":[1]}`, team_ids, invalid",
        "`{\"name\":\"new\",\"ecosystem\":\"ruby\",\"oidc_policy\":{}}`, oidc_policy, invalid"
      })
  void invalidRegistryIsRefusedByField(String body, String field, String code) throws IOException {
    fake.addRegistry("acme", "taken", "ruby");

    var reply = http.post(Http.REGISTRIES, body);

    assertThat(reply.status()).isEqualTo(422);
    assertThat(reply.json().get("message").textValue()).isEqualTo("Validation Failed");
    assertThat(reply.json().at("/errors/0/field").textValue()).isEqualTo(field);
    assertThat(reply.json().at("/errors/0/code").textValue()).isEqualTo(code);
    assertThat(fake.organization("acme").registries()).hasSize(1);
  }

  @Test
  void bodyThatIsNoJsonObjectIsRefused() throws IOException {
    assertThat(http.post(Http.REGISTRIES, "[]").status()).isEqualTo(400);
    assertThat(http.post(Http.REGISTRIES, "{\"name\":1,\"name\":2}").status()).isEqualTo(400);
    assertThat(http.post(Http.REGISTRIES).status()).isEqualTo(400);
  }
}
