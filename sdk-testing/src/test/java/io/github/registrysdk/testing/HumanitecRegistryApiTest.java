package io.github.registrysdk.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.NoSuchElementException;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HumanitecRegistryApiTest {

  private static final String REGISTRIES = "orgs/acme/registries";
  private static final String CREATE =
      """
      {"id": "my-registry", "registry": "registry.io/project", "type": "basic", "enable_ci": true,
       "creds": {"username": "robot", "password": "hunter2", "expires": null},
       "secrets": {"*": {"namespace": "dev-secrets", "secret": "custom-regcred"},
         "cluster-A": {"namespace": "prod-secrets", "secret": "custom-regcred"}}}
      """;

  private final ManualClock clock = ManualClock.at(Instant.parse("2020-05-22T14:53:27.1239Z"));
  @AutoClose private final FakeHumanitec fake = FakeHumanitec.builder().clock(clock).start();
  @AutoClose private final Http http = new Http(fake, fake.token());

  @Test
  void createdRegistryHasEveryFieldOfTheDocument() throws IOException {
    var reply = http.post(REGISTRIES, CREATE);

    assertThat(reply.status()).isEqualTo(201);
    assertThat(reply.json().fieldNames())
        .toIterable()
        .containsExactly(
            "id", "registry", "type", "enable_ci", "created_at", "created_by", "secrets");
    assertThat(reply.json().get("registry").textValue()).isEqualTo("registry.io/project");
    assertThat(reply.json().get("enable_ci").booleanValue()).isTrue();
    assertThat(reply.json().get("created_at").textValue()).isEqualTo("2020-05-22T14:53:27.123Z");
    assertThat(reply.json().get("created_by").textValue()).isEqualTo("fake-user@example.com");
    assertThat(reply.json().at("/secrets/cluster-A/namespace").textValue())
        .isEqualTo("prod-secrets");
    assertThat(reply.json().at("/secrets/*/secret").textValue()).isEqualTo("custom-regcred");
    assertThat(http.get(REGISTRIES + "/my-registry").json()).isEqualTo(reply.json());
  }

  @Test
  void credentialsAreHeldAndNeverReadBackWithTheRegistry() throws IOException {
    var created = http.post(REGISTRIES, CREATE);

    assertThat(created.text()).doesNotContain("robot", "hunter2");
    assertThat(http.patch(REGISTRIES + "/my-registry", CREATE).text()).doesNotContain("hunter2");
    assertThat(http.get(REGISTRIES + "/my-registry").text()).doesNotContain("hunter2");
    assertThat(http.get(REGISTRIES).text()).doesNotContain("hunter2", "password");
    var held = fake.organization("acme").registry("my-registry");
    assertThat(held.username()).isEqualTo("robot");
    assertThat(held.password()).isEqualTo("hunter2");
    assertThat(held.secrets().get("*"))
        .isEqualTo(new FakeClusterSecret("dev-secrets", "custom-regcred"));
    assertThat(fake.organization("acme").toString())
        .contains("my-registry")
        .doesNotContain("robot", "hunter2");
  }

  @Test
  void listHoldsTheBuiltInRegistryAndWhatWasCreated() throws IOException {
    http.post(REGISTRIES, CREATE);
    fake.addRegistry("acme", "public", "docker.io", "public");

    var list = http.get(REGISTRIES).json();

    assertThat(list.findValuesAsText("id")).containsExactly("humanitec", "my-registry", "public");
    assertThat(list.at("/0/registry").textValue()).isEqualTo("registry.humanitec.io");
    assertThat(list.at("/0/created_at").isNull()).isTrue();
    assertThat(list.at("/0").has("created_by")).isFalse();
    assertThat(list.at("/2").has("secrets")).isFalse();
  }

  @Test
  void fieldsThatTheDocumentDoesNotHaveAreOverlooked() throws IOException {
    var reply =
        http.post(
            REGISTRIES,
            """
            {"id": "new", "registry": "r.io", "type": "public", "shiny": [1],
             "created_at": "1999-01-01T00:00:00Z", "created_by": "me"}
            """);

    assertThat(reply.status()).isEqualTo(201);
    assertThat(reply.json().get("created_by").textValue()).isNotEqualTo("me");
    assertThat(reply.json().get("enable_ci").booleanValue()).isFalse();
  }

  @Test
  void unknownTypesAreTaken() throws IOException {
    var reply = http.post(REGISTRIES, "{\"id\":\"new\",\"registry\":\"r.io\",\"type\":\"acr\"}");

    assertThat(reply.json().get("type").textValue()).isEqualTo("acr");
  }

  @Test
  void updateLeavesAloneWhatItDoesNotSend() throws IOException {
    http.post(REGISTRIES, CREATE);
    clock.advance(Duration.ofDays(1));

    var reply =
        http.patch(
            REGISTRIES + "/my-registry",
            "{\"id\":\"my-registry\",\"registry\":\"registry.io/other\",\"type\":\"amazon_ecr\"}");

    assertThat(reply.status()).isEqualTo(200);
    assertThat(reply.json().get("created_at").textValue()).isEqualTo("2020-05-22T14:53:27.123Z");
    var held = fake.organization("acme").registry("my-registry");
    assertThat(held.registry()).isEqualTo("registry.io/other");
    assertThat(held.type()).isEqualTo("amazon_ecr");
    assertThat(held.enableCi()).isTrue();
    assertThat(held.password()).isEqualTo("hunter2");
    assertThat(held.secrets()).containsOnlyKeys("*", "cluster-A");
  }

  @Test
  void updateReplacesWhatItSends() throws IOException {
    http.post(REGISTRIES, CREATE);

    var reply =
        http.patch(
            REGISTRIES + "/my-registry",
            """
            {"id": "my-registry", "registry": "registry.io/project", "type": "basic",
             "enable_ci": false, "secrets": {}, "creds": {"username": "", "password": "new",
             "expires": "2020-06-22T09:37:23.523Z"}}
            """);

    assertThat(reply.json().has("secrets")).isFalse();
    var held = fake.organization("acme").registry("my-registry");
    assertThat(held.enableCi()).isFalse();
    assertThat(held.secrets()).isEmpty();
    assertThat(held.username()).isEmpty();
    assertThat(held.password()).isEqualTo("new");
    assertThat(held.expires()).isEqualTo("2020-06-22T09:37:23.523Z");
  }

  @Test
  void refusedUpdateChangesNothing() throws IOException {
    http.post(REGISTRIES, CREATE);
    fake.addRegistry("acme", "other", "taken.io", "public");
    var before = fake.organization("acme");
    String start = "{\"id\":\"my-registry\",\"type\":\"basic\",";

    assertThat(
            http.patch(
                    REGISTRIES + "/my-registry",
                    start + "\"registry\":\"new.io\",\"creds\":{\"username\":\"new\"}}")
                .status())
        .isEqualTo(400);
    assertThat(http.patch(REGISTRIES + "/my-registry", "{\"enable_ci\":false}").status())
        .isEqualTo(400);
    assertThat(http.patch(REGISTRIES + "/other", start + "\"registry\":\"new.io\"}").status())
        .isEqualTo(400);
    assertThat(
            http.patch(REGISTRIES + "/my-registry", start + "\"registry\":\"taken.io\"}").status())
        .isEqualTo(409);
    assertThat(fake.organization("acme")).isEqualTo(before);
  }

  @ParameterizedTest
  @CsvSource({
    "my-registry, new.io, id",
    "humanitec, new.io, id",
    "new-one, registry.io/project, registry",
    "new-one, registry.humanitec.io, registry"
  })
  void idAndNameAreUnique(String id, String name, String field) throws IOException {
    http.post(REGISTRIES, CREATE);

    var reply =
        http.post(
            REGISTRIES,
            "{\"id\":\"%s\",\"registry\":\"%s\",\"type\":\"basic\"}".formatted(id, name));

    assertThat(reply.status()).isEqualTo(409);
    assertThat(reply.json().get("error").textValue()).contains("the same " + field + " already");
    assertThat(fake.organization("acme").registries()).hasSize(2);
  }

  @Test
  void builtInRegistryCanBeReadAndNothingElse() throws IOException {
    String builtIn = REGISTRIES + "/humanitec";

    assertThat(http.get(builtIn).status()).isEqualTo(200);
    var changed = http.patch(builtIn, CREATE.replace("my-registry", "humanitec"));
    var deleted = http.delete(builtIn);

    assertThat(changed.status()).isEqualTo(403);
    assertThat(changed.json().get("error").textValue()).contains("Built-in", "changed");
    assertThat(deleted.status()).isEqualTo(403);
    assertThat(deleted.json().get("error").textValue()).contains("Built-in", "deleted");
    assertThat(fake.organization("acme").registry("humanitec").enableCi()).isFalse();
  }

  @Test
  void deletedRegistryIsNotFound() throws IOException {
    http.post(REGISTRIES, CREATE);
    String one = REGISTRIES + "/my-registry";

    var deleted = http.delete(one);

    assertThat(deleted.status()).isEqualTo(204);
    assertThat(deleted.text()).isEmpty();
    assertThat(http.delete(one).status()).isEqualTo(404);
    assertThat(http.get(one).status()).isEqualTo(404);
    assertThat(http.get(one + "/creds").status()).isEqualTo(404);
    assertThat(http.patch(one, CREATE).status()).isEqualTo(404);
    assertThat(http.post(REGISTRIES, CREATE).status()).isEqualTo(201);
  }

  @Test
  void organizationsAreApart() throws IOException {
    fake.addOrganization("globex").addRegistry("globex", "my-registry", "r.io", "public");

    assertThat(http.post(REGISTRIES, CREATE).status()).isEqualTo(201);
    assertThat(fake.organization("globex").registry("my-registry").type()).isEqualTo("public");
    assertThat(http.get("orgs/nobody/registries").status()).isEqualTo(404);
    assertThat(http.post("orgs/nobody/registries", CREATE).json().get("error").textValue())
        .isEqualTo("Organization not found");
  }

  @Test
  void setUpThatCanNotBeIsRefused() {
    assertThatIllegalArgumentException().isThrownBy(() -> fake.addOrganization("acme"));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> fake.addRegistry("acme", "NO", "r.io", "basic"));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> fake.addRegistry("acme", "new", "registry.humanitec.io", "basic"));
    assertThatThrownBy(() -> fake.addRegistry("globex", "new", "r.io", "basic"))
        .isInstanceOf(NoSuchElementException.class)
        .hasMessageContaining("acme");
    assertThatThrownBy(() -> fake.organization("acme").registry("new"))
        .isInstanceOf(NoSuchElementException.class)
        .hasMessageContaining("humanitec");
  }
}
