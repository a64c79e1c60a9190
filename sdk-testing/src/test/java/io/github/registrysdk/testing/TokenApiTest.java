package io.github.registrysdk.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Instant;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class TokenApiTest {

  private static final String TOKENS = Http.REGISTRIES + "/gems/tokens";
  private static final String USHER = "{\"description\":\"Usher\"}";

  @AutoClose
  private final FakeBuildkite fake =
      FakeBuildkite.builder()
          .clock(ManualClock.at(Instant.parse("2024-09-03T06:46:39.441Z")))
          .start();

  @AutoClose private final Http http = new Http(fake);

  @BeforeEach
  void addRegistry() {
    fake.addRegistry("acme", "gems", "ruby");
  }

  @Test
  void createdTokenTellsItsSecretOnce() throws IOException {
    var created = http.post(TOKENS, USHER).json();
    String id = created.get("id").textValue();

    assertThat(created.get("token").textValue()).startsWith("bkrt_");
    assertThat(http.get(TOKENS + "/" + id).json().has("token")).isFalse();
    assertThat(http.get(TOKENS).json().get(0).has("token")).isFalse();
    assertThat(http.post(TOKENS + "/" + id, USHER).json().has("token")).isFalse();
    var held = fake.organization("acme").registry("gems").tokens().get(0);
    assertThat(held.tokenSecret()).isEqualTo(created.get("token").textValue());
    assertThat(fake.organization("acme").toString()).doesNotContain("bkrt_");
  }

  @Test
  void tokenHasEveryFieldOfThePage() throws IOException {
    String id = http.post(TOKENS, USHER).json().get("id").textValue();

    var token = http.get(TOKENS + "/" + id).json();

    assertThat(token.fieldNames())
        .toIterable()
        .containsExactly(
            "id",
            "graphql_id",
            "description",
            "url",
            "created_at",
            "created_by",
            "organization",
            "registry");
    assertThat(token.get("created_at").textValue()).isEqualTo("2024-09-03T06:46:39.441Z");
    assertThat(token.get("url").textValue()).isEqualTo(fake.baseUrl() + TOKENS + "/" + id);
    assertThat(token.get("created_by").fieldNames())
        .toIterable()
        .containsExactly("id", "graphql_id", "name", "email", "avatar_url", "created_at");
    assertThat(token.at("/organization/slug").textValue()).isEqualTo("acme");
    assertThat(token.get("registry").fieldNames())
        .toIterable()
        .containsExactly("id", "graphql_id", "slug", "url", "web_url");
  }

  @Test
  void updateRenames() throws IOException {
    String id = http.post(TOKENS, USHER).json().get("id").textValue();

    var reply = http.post(TOKENS + "/" + id, "{\"description\":\"Roadie\"}");

    assertThat(reply.status()).isEqualTo(200);
    assertThat(http.get(TOKENS).json().findValuesAsText("description")).containsExactly("Roadie");
  }

  @Test
  void deletedTokenIsNotFound() throws IOException {
    String id = http.post(TOKENS, USHER).json().get("id").textValue();

    assertThat(http.delete(TOKENS + "/" + id).status()).isEqualTo(200);

    assertThat(http.delete(TOKENS + "/" + id).status()).isEqualTo(404);
    assertThat(fake.organization("acme").registry("gems").tokens()).isEmpty();
  }

  @Test
  void descriptionIsRequired() throws IOException {
    var reply = http.post(TOKENS, "{}");

    assertThat(reply.status()).isEqualTo(422);
    assertThat(reply.json().at("/errors/0/field").textValue()).isEqualTo("description");
  }
}
