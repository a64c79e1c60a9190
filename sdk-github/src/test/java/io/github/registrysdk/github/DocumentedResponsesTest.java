package io.github.registrysdk.github;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.registrysdk.core.Secret;
import io.github.registrysdk.github.model.PrivateRegistry;
import io.github.registrysdk.github.model.PrivateRegistryType;
import io.github.registrysdk.github.model.RegistryPublicKey;
import io.github.registrysdk.testing.CassetteMode;
import io.github.registrysdk.testing.Cassettes;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The requests and responses of GitHub's own page. Nobody has recorded them. */
class DocumentedResponsesTest {

  @RegisterExtension
  static final Cassettes CASSETTES =
      Cassettes.builder(
              Path.of("src/test/resources/cassettes"), URI.create("https://api.github.com/"))
          .mode(CassetteMode.REPLAY)
          .build();

  @Test
  void privateRegistries() {
    try (GitHubClient client =
        GitHubClient.builder()
            .baseUrl(CASSETTES.baseUrl().toString())
            .token(Secret.of(CASSETTES.secret("GITHUB_TOKEN")))
            .minWriteInterval(Duration.ZERO)
            .build()) {
      PrivateRegistryService registries = client.organization("my-org").privateRegistries();

      RegistryPublicKey key = registries.publicKey();
      PrivateRegistry created =
          registries.create(
              CreatePrivateRegistry.olderServerBuilder(
                      PrivateRegistryType.MAVEN_REPOSITORY,
                      RepositoryAccess.selected(1296269, 1296280))
                  .usernamePassword("monalisa", RegistrySecret.encrypted("c2VjcmV0", key.keyId()))
                  .build());

      assertThat(created.selectedRepositoryIds()).containsExactly(1296269L, 1296280L);
      assertThat(created.extraFields().isEmpty()).isTrue();
      assertThat(registries.list())
          .extracting(PrivateRegistry::name)
          .containsExactly(created.name());
      assertThat(registries.get(created.name()).username()).isEqualTo("monalisa");
      registries.update(
          created.name(),
          UpdatePrivateRegistry.builder()
              .username("monalisa")
              .secret(RegistrySecret.encrypted("c2VjcmV0", key.keyId()))
              .build());
      registries.delete(created.name());
    }
  }
}
