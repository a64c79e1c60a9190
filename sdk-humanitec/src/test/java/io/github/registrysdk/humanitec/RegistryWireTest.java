package io.github.registrysdk.humanitec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.registrysdk.core.JsonFields;
import io.github.registrysdk.core.ProtocolException;
import io.github.registrysdk.core.Secret;
import io.github.registrysdk.humanitec.model.ClusterSecret;
import io.github.registrysdk.humanitec.model.Registry;
import io.github.registrysdk.humanitec.model.RegistryCreds;
import io.github.registrysdk.humanitec.model.RegistryType;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RegistryWireTest {
  private static final String ALL = "/orgs/acme/registries";
  private static final String ONE = ALL + "/acme-images";
  private static final Map<String, ClusterSecret> SECRETS =
      Map.of(
          "*", new ClusterSecret("dev-secrets", "custom-regcred"),
          "cluster-A", new ClusterSecret("prod-secrets", "custom-regcred"));
  private static final Registry IMAGES =
      new Registry(
          "acme-images",
          "registry.acme.example/team",
          RegistryType.BASIC,
          true,
          Instant.parse("2020-05-22T14:53:27Z"),
          "a.user@example.com",
          SECRETS,
          JsonFields.of(Map.of("region", Map.of("name", "eu"))));

  private final ScriptedHumanitec humanitec = new ScriptedHumanitec();

  @AfterEach
  void oneRequestWasSent() {
    humanitec.close();
    assertThat(humanitec.requests()).isEqualTo(1);
  }

  @Test
  void listDecodesEveryField() {
    humanitec.respondingFixture(200, "registries.json");

    List<Registry> all = humanitec.registries().list().stream().toList();

    assertThat(all)
        .containsExactly(
            new Registry(
                "humanitec",
                "registry.humanitec.io",
                RegistryType.BASIC,
                false,
                null,
                null,
                null,
                JsonFields.none()),
            new Registry(
                "acme-images",
                "registry.acme.example/team",
                new RegistryType("quantum_key"),
                true,
                Instant.parse("2020-06-22T09:37:23.523Z"),
                "a.user@example.com",
                Map.of(),
                JsonFields.none()));
    humanitec.assertNextWithoutBody("GET", ALL);
  }

  @Test
  void createSendsTheDocumentsRequest() {
    humanitec.respondingFixture(201, "registry.json");
    CreateRegistry request =
        CreateRegistry.builder("acme-images", "registry.acme.example/team")
            .basic("deploy", Secret.of("hunter2"))
            .expires(Instant.parse("2020-06-22T09:37:23.523987Z"))
            .enableCi(true)
            .clusterSecret("*", new ClusterSecret("dev-secrets", "custom-regcred"))
            .clusterSecret("cluster-A", new ClusterSecret("prod-secrets", "custom-regcred"))
            .build();

    Registry made = humanitec.registries().create(request);

    assertThat(made).isEqualTo(IMAGES);
    humanitec.assertNextWithJson(
        "POST",
        ALL,
        """
        {"id": "acme-images", "registry": "registry.acme.example/team", "type": "basic",
         "enable_ci": true,
         "creds": {"username": "deploy", "password": "hunter2",
           "expires": "2020-06-22T09:37:23.523Z"},
         "secrets": {"*": {"namespace": "dev-secrets", "secret": "custom-regcred"},
           "cluster-A": {"namespace": "prod-secrets", "secret": "custom-regcred"}}}
        """);
  }

  @Test
  void credsAreRequestedWithNoStoreAndDecodedCompletely() {
    humanitec.respondingFixture(200, "creds.json");

    RegistryCreds creds = humanitec.registries().creds("acme-images");

    assertThat(creds)
        .isEqualTo(
            new RegistryCreds(
                "registry.io/project",
                "deploy",
                Secret.of("hunter2-of-acme"),
                Instant.parse("2020-05-22T14:53:27Z"),
                SECRETS,
                JsonFields.none()));
    var sent = humanitec.assertNext("GET", ONE + "/creds");
    assertThat(sent.getHeaders().values("Cache-Control")).containsExactly("no-store");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        // The document's own example has both empty.
        "{\"registry\": \"registry.io\", \"username\": \"\", \"password\": \"\", \"expires\":"
            + " null}",
        "{\"registry\": \"registry.io\", \"username\": null, \"password\": null}",
        "{\"registry\": \"registry.io\"}"
      })
  void credsWithoutAccountHaveNone(String json) {
    humanitec.responding(200, json);

    RegistryCreds creds = humanitec.registries().creds("acme-images");

    assertThat(creds)
        .isEqualTo(new RegistryCreds("registry.io", null, null, null, null, JsonFields.none()));
  }

  @ParameterizedTest
  @ValueSource(strings = {"7", "true", "{}", "[\"hunter2\"]"})
  void passwordThatIsNoTextIsAnError(String password) {
    humanitec.responding(200, "{\"registry\": \"registry.io\", \"password\": " + password + "}");

    assertThatThrownBy(() -> humanitec.registries().creds("acme-images"))
        .isInstanceOf(ProtocolException.class)
        .hasMessageContaining("wrong type at $.password")
        .hasMessageNotContaining("hunter2");
  }

  @Test
  void clusterSecretOfAResponseIsNotValidated() {
    humanitec.responding(
        200,
        """
        [{"id": "acme-images", "registry": "registry.io", "type": "secret_ref", "enable_ci": false,
          "secrets": {"*": {"namespace": "", "secret": ""}}}]
        """);

    assertThat(humanitec.registries().list().stream().toList())
        .singleElement()
        .extracting(Registry::secrets)
        .isEqualTo(Map.of("*", new ClusterSecret("", "")));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"registry\": \"r.io\", \"type\": \"basic\", \"enable_ci\": true}",
        "{\"id\": \"abc\", \"type\": \"basic\", \"enable_ci\": true}",
        "{\"id\": \"abc\", \"registry\": \"r.io\", \"enable_ci\": true}",
        "{\"id\": \"abc\", \"registry\": \"r.io\", \"type\": \"basic\"}",
        "{\"id\": \"abc\", \"registry\": \"r.io\", \"type\": \"basic\", \"enable_ci\": null}",
        "{\"id\": \"abc\", \"registry\": \"r.io\", \"type\": \"\", \"enable_ci\": true}",
        "{\"id\": \"abc\", \"registry\": \"r.io\", \"type\": \"basic\", \"enable_ci\": true,"
            + " \"secrets\": {\"*\": null}}",
        "{\"id\": \"abc\", \"registry\": \"r.io\", \"type\": \"basic\", \"enable_ci\": true,"
            + " \"secrets\": {\"*\": {\"namespace\": \"dev\"}}}",
        "{\"id\": \"abc\", \"registry\": \"r.io\", \"type\": \"basic\", \"enable_ci\": true,"
            + " \"created_at\": \"yesterday\"}"
      })
  void registryThatBreaksTheDocumentIsAnError(String json) {
    humanitec.responding(200, json);

    assertThatThrownBy(() -> humanitec.registries().get("acme-images"))
        .isInstanceOfSatisfying(
            ProtocolException.class,
            e -> assertThat(e.reason()).isEqualTo(ProtocolException.Reason.DECODE));
  }
}
