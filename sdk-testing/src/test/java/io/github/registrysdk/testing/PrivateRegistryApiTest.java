package io.github.registrysdk.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Duration;
import java.util.Base64;
import java.util.NoSuchElementException;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

class PrivateRegistryApiTest {

  private static final String ALL = "orgs/acme/private-registries";
  private static final String MAVEN = ALL + "/MAVEN_REPOSITORY_SECRET";

  private final ManualClock clock = ManualClock.create();
  @AutoClose private final FakeGitHub fake = FakeGitHub.builder().clock(clock).start();
  @AutoClose private final Http http = new Http(fake, fake.token());

  @Test
  void sealedSecretIsOpened() throws IOException {
    var reply =
        http.post(
            ALL,
            """
            {"registry_type": "maven_repository", "url": "https://maven.example.com/", %s,
             "username": "monalisa", "replaces_base": true, "auth_type": "username_password",
             "visibility": "selected", "selected_repository_ids": [1296269, 1296280]}
            """
                .formatted(sealed("hunter2")));

    assertThat(reply.status()).isEqualTo(201);
    assertThat(reply.text())
        .isEqualToIgnoringWhitespace(
            """
            {"name":"MAVEN_REPOSITORY_SECRET","registry_type":"maven_repository",
             "visibility":"selected",
             "created_at":"2026-01-01T00:00:00Z","updated_at":"2026-01-01T00:00:00Z",
             "auth_type":"username_password","url":"https://maven.example.com/",
             "replaces_base":true,"username":"monalisa",
             "selected_repository_ids":[1296269,1296280]}
            """);
    var held = fake.organization("acme").registry("MAVEN_REPOSITORY_SECRET");
    assertThat(held.secret()).isEqualTo("hunter2");
    assertThat(held.selectedRepositoryIds()).containsExactly(1296269L, 1296280L);
    assertThat(held.toString()).contains("monalisa").doesNotContain("hunter2");
  }

  @Test
  void publicKeyBelongsToTheOrganization() throws IOException {
    fake.addOrganization("globex");

    var acme = http.get(ALL + "/public-key").json();
    var globex = http.get("orgs/globex/private-registries/public-key").json();

    assertThat(Base64.getDecoder().decode(acme.get("key").textValue())).hasSize(32);
    assertThat(acme.get("key_id").textValue())
        .matches("\\d{18}")
        .isEqualTo(fake.organization("acme").keyId());
    assertThat(globex.get("key").textValue()).isNotEqualTo(acme.get("key").textValue());
  }

  @Test
  void keyBeforeTheLastRotationIsRefused() throws IOException {
    String old = create(sealed("one"));
    String keyId = fake.rotateKey("acme");

    var reply = http.post(ALL, old);

    assertThat(reply.status()).isEqualTo(422);
    assertThat(reply.json().at("/errors/0").textValue()).startsWith("key_id ");
    assertThat(http.get(ALL + "/public-key").json().get("key_id").textValue()).isEqualTo(keyId);
    assertThat(http.post(ALL, create(sealed("two"))).status()).isEqualTo(201);
  }

  @Test
  void secretSealedForAnotherKeyIsRefused() throws IOException {
    String foreign = sealed("hunter2").replace(fake.organization("acme").keyId(), "%s");
    String keyId = fake.rotateKey("acme");

    var reply = http.post(ALL, create(foreign.formatted(keyId)));

    assertThat(reply.status()).isEqualTo(422);
    assertThat(reply.json().at("/errors/0").textValue()).startsWith("encrypted_value ");
    assertThat(fake.organization("acme").registries()).isEmpty();
  }

  @Test
  void namesComeFromTypes() throws IOException {
    String create = create(sealed("hunter2"));
    http.post(ALL, create);
    http.post(ALL, create.replace("maven_repository", "npm_registry"));

    assertThat(http.post(ALL, create).json().get("name").textValue())
        .isEqualTo("MAVEN_REPOSITORY_SECRET_2");
    assertThat(fake.organization("acme").registries())
        .extracting(FakePrivateRegistry::name)
        .containsExactly(
            "MAVEN_REPOSITORY_SECRET", "NPM_REGISTRY_SECRET", "MAVEN_REPOSITORY_SECRET_2");
  }

  @Test
  void nothingThatIsReadTellsTheSecret() throws IOException {
    fake.addRegistry("acme", "maven_repository", "https://maven.example.com/", "hunter2");

    var one = http.get(MAVEN);
    var list = http.get(ALL);

    assertThat(one.status()).isEqualTo(200);
    assertThat(one.json().get("username").isNull()).isTrue();
    assertThat(one.json().get("auth_type").textValue()).isEqualTo("token");
    assertThat(list.json().get("total_count").intValue()).isEqualTo(1);
    assertThat(list.json().at("/configurations/0")).isEqualTo(one.json());
    assertThat(one.text() + list.text()).doesNotContain("hunter2", "encrypted", "selected_");
  }

  @Test
  void pagesAreLinkedAllWays() throws IOException {
    for (int i = 0; i < 101; i++) {
      fake.addRegistry("acme", "npm_registry", "https://npm.example.com/", "hunter2");
    }
    String self = fake.baseUrl() + ALL;

    var first = http.get(ALL);
    var second = http.get(ALL + "?page=2&per_page=40");

    assertThat(first.json().get("configurations")).hasSize(30);
    assertThat(first.headers().get("Link"))
        .isEqualTo("<%1$s?page=2>; rel=\"next\", <%1$s?page=4>; rel=\"last\"".formatted(self));
    assertThat(second.json().get("total_count").intValue()).isEqualTo(101);
    assertThat(second.headers().get("Link"))
        .contains("<" + self + "?page=1&per_page=40>; rel=\"prev\"")
        .contains("<" + self + "?page=3&per_page=40>; rel=\"next\"")
        .contains("<" + self + "?page=1&per_page=40>; rel=\"first\"")
        .contains("<" + self + "?page=3&per_page=40>; rel=\"last\"");
    assertThat(http.get(ALL + "?per_page=1000").json().get("configurations")).hasSize(100);
  }

  @Test
  void updateChangesClearsAndLeavesAlone() throws IOException {
    http.post(ALL, create(sealed("one") + ", \"username\": \"monalisa\""));
    clock.advance(Duration.ofMinutes(5));

    var reply =
        http.patch(
            MAVEN,
            "{\"username\": null, \"visibility\": \"selected\", \"selected_repository_ids\": [7]}");

    assertThat(reply.status()).isEqualTo(204);
    var held = fake.organization("acme").registry("MAVEN_REPOSITORY_SECRET");
    assertThat(held.username()).isNull();
    assertThat(held.selectedRepositoryIds()).containsExactly(7L);
    assertThat(held.url()).isEqualTo("https://maven.example.com/");
    assertThat(held.secret()).isEqualTo("one");
    assertThat(held.updatedAt()).isEqualTo(held.createdAt().plusSeconds(300));
    http.patch(MAVEN, "{\"selected_repository_ids\": [], " + sealed("two") + "}");
    held = fake.organization("acme").registry("MAVEN_REPOSITORY_SECRET");
    assertThat(held.visibility()).isEqualTo("selected");
    assertThat(held.selectedRepositoryIds()).isEmpty();
    assertThat(held.secret()).isEqualTo("two");
  }

  @Test
  void selectionEndsWithTheVisibility() throws IOException {
    http.post(ALL, create(sealed("one")));
    http.patch(MAVEN, "{\"visibility\":\"selected\",\"selected_repository_ids\":[7]}");

    http.patch(MAVEN, "{\"visibility\":\"all\"}");

    assertThat(
            fake.organization("acme").registry("MAVEN_REPOSITORY_SECRET").selectedRepositoryIds())
        .isEmpty();
  }

  @Test
  void deletedRegistryIsNotFound() throws IOException {
    fake.addRegistry("acme", "maven_repository", "https://maven.example.com/", "hunter2");

    var reply = http.delete(MAVEN);

    assertThat(reply.status()).isEqualTo(204);
    assertThat(reply.text()).isEmpty();
    var gone = http.get(MAVEN);
    assertThat(gone.status()).isEqualTo(404);
    assertThat(gone.json().get("message").textValue()).isEqualTo("Not Found");
    assertThat(gone.json().get("documentation_url").textValue()).startsWith("https://docs.github");
    assertThat(gone.json().get("status").textValue()).isEqualTo("404");
    assertThatThrownBy(() -> fake.organization("acme").registry("MAVEN_REPOSITORY_SECRET"))
        .isInstanceOf(NoSuchElementException.class)
        .hasMessageContaining("MAVEN_REPOSITORY_SECRET");
  }

  @Test
  void organizationIsFoundWithoutRegardToCase() throws IOException {
    assertThat(http.get("orgs/ACME/private-registries").status()).isEqualTo(200);
    assertThat(http.get("orgs/nobody/private-registries").status()).isEqualTo(404);
    assertThatThrownBy(() -> fake.organization("nobody"))
        .isInstanceOf(NoSuchElementException.class)
        .hasMessageContaining("acme");
  }

  @Test
  void enterpriseServerHasItsPath() throws IOException {
    try (var server = FakeGitHub.builder().basePath("/api/v3/").start();
        var client = new Http(server, server.token())) {
      for (int i = 0; i < 31; i++) {
        server.addRegistry("acme", "npm_registry", "https://npm.example.com/", "hunter2");
      }

      assertThat(server.baseUrl().getPath()).isEqualTo("/api/v3/");
      assertThat(client.get(ALL).headers().get("Link"))
          .contains("<" + server.baseUrl() + ALL + "?page=2>; rel=\"next\"");
    }
  }

  private String sealed(String secret) throws IOException {
    var key = http.get(ALL + "/public-key").json();
    return "\"encrypted_value\": \"%s\", \"key_id\": \"%s\""
        .formatted(Sealing.seal(secret, key.get("key").textValue()), key.get("key_id").textValue());
  }

  private static String create(String rest) {
    return """
        {"registry_type": "maven_repository", "url": "https://maven.example.com/",
         "visibility": "private", %s}
        """
        .formatted(rest);
  }
}
