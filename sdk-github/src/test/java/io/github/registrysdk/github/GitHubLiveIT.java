package io.github.registrysdk.github;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.registrysdk.core.NotFoundException;
import io.github.registrysdk.core.RateLimit;
import io.github.registrysdk.core.Secret;
import io.github.registrysdk.github.model.PrivateRegistry;
import io.github.registrysdk.github.model.PrivateRegistryType;
import io.github.registrysdk.github.model.RegistryVisibility;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;

/**
 * GitHub itself: needs a token that may write the organization's private registries. Every registry
 * made here has an address that leads nowhere, is open to no repository, and is deleted again.
 */
@EnabledIfEnvironmentVariable(named = "GITHUB_TOKEN", matches = ".+")
@EnabledIfEnvironmentVariable(named = "GITHUB_ORGANIZATION", matches = ".+")
class GitHubLiveIT {
  private final List<String> made = new ArrayList<>();
  private GitHubClient client;
  private PrivateRegistryService registries;

  @BeforeEach
  void open() {
    client = GitHubClient.fromEnvironment();
    registries = client.organization(System.getenv("GITHUB_ORGANIZATION")).privateRegistries();
  }

  @AfterEach
  void removeWhatWasMade() {
    try {
      made.forEach(registries::delete);
    } finally {
      client.close();
    }
  }

  @Test
  void registryLives() {
    String url = "https://" + UUID.randomUUID() + ".invalid/releases/";

    PrivateRegistry registry =
        registries.create(
            CreatePrivateRegistry.builder(
                    PrivateRegistryType.MAVEN_REPOSITORY, url, RepositoryAccess.selected())
                .usernamePassword("monalisa", Secret.of("made by a test"))
                .build());
    made.add(registry.name());

    assertThat(registry.url()).isEqualTo(url);
    assertThat(registry.visibility()).isEqualTo(RegistryVisibility.SELECTED);
    assertThat(registries.list(PrivateRegistryQuery.all().perPage(1)))
        .extracting(PrivateRegistry::name)
        .contains(registry.name());
    registries.update(
        registry.name(),
        UpdatePrivateRegistry.builder()
            .username("hubot")
            .secret(Secret.of("replaced by a test"))
            .build());
    assertThat(registries.get(registry.name()).username()).isEqualTo("hubot");
    assertThat(client.rateLimits()).extracting(RateLimit::scope).contains("core");
  }

  @Test
  void keyIsOneThatSecretsCanBeSealedFor() {
    assertThat(registries.publicKey().key()).hasSize(44);
    assertThat(registries.publicKey().keyId()).isNotBlank();
  }

  @Test
  void missingRegistryIsNotFound() {
    assertThatExceptionOfType(NotFoundException.class)
        .isThrownBy(() -> registries.get("NO_SUCH_REGISTRY_SECRET"));
  }
}
