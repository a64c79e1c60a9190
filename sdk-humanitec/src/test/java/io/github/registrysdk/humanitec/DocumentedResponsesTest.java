package io.github.registrysdk.humanitec;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.registrysdk.core.Secret;
import io.github.registrysdk.humanitec.model.ClusterSecret;
import io.github.registrysdk.humanitec.model.Registry;
import io.github.registrysdk.humanitec.model.RegistryType;
import io.github.registrysdk.testing.CassetteMode;
import io.github.registrysdk.testing.Cassettes;
import java.net.URI;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The requests and responses of Humanitec's own description. Nobody has recorded them. */
class DocumentedResponsesTest {

  @RegisterExtension
  static final Cassettes CASSETTES =
      Cassettes.builder(
              Path.of("src/test/resources/cassettes"), URI.create("https://api.humanitec.io/"))
          .mode(CassetteMode.REPLAY)
          .build();

  @Test
  void registries() {
    Secret password = Secret.of("hunter2");
    try (HumanitecClient client =
        HumanitecClient.builder()
            .baseUrl(CASSETTES.baseUrl().toString())
            .token(Secret.of(CASSETTES.secret("HUMANITEC_TOKEN")))
            .build()) {
      RegistryService registries = client.organization("my-org").registries();

      Registry created =
          registries.create(
              CreateRegistry.builder("my-registry", "registry.example.com")
                  .basic("ci", password)
                  .expires(Instant.parse("2020-05-22T14:53:27Z"))
                  .enableCi(false)
                  .clusterSecret("*", new ClusterSecret("dev-secrets", "custom-regcred"))
                  .clusterSecret("cluster-A", new ClusterSecret("prod-secrets", "custom-regcred"))
                  .build());

      assertThat(created.secrets()).containsOnlyKeys("*", "cluster-A");
      assertThat(created.extraFields().isEmpty()).isTrue();
      assertThat(registries.list().toList()).hasSize(2).contains(created);
      assertThat(registries.get("my-registry")).isEqualTo(created);
      assertThat(registries.creds("my-registry").password()).isEqualTo(password);
      assertThat(
              registries.update(
                  "my-registry",
                  UpdateRegistry.builder()
                      .registry("registry.example.com")
                      .type(RegistryType.BASIC)
                      .enableCi(false)
                      .build()))
          .isEqualTo(created);
      registries.delete("my-registry");
    }
  }
}
