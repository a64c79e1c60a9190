package io.github.registrysdk.github;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.github.registrysdk.core.Secret;
import io.github.registrysdk.github.model.PrivateRegistry;
import io.github.registrysdk.github.model.PrivateRegistryType;
import io.github.registrysdk.testing.FakeGitHub;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Servers of before registries had an address and a way to sign in. */
class OlderServerTest {
  @AutoClose
  private final FakeGitHub fake = FakeGitHub.builder().olderServer().basePath("/api/v3/").start();

  @AutoClose private final GitHubClient github = Clients.of(fake);

  @ParameterizedTest
  @NullSource
  @ValueSource(strings = "monalisa")
  void registryLives(@Nullable String username) {
    PrivateRegistryService registries = Clients.registries(github);

    PrivateRegistry made = registries.create(request(username).build());

    assertThat(made.authType()).isNull();
    assertThat(made.url()).isNull();
    assertThat(made.replacesBase()).isNull();
    assertThat(fake.organization("acme").registry(made.name()).secret()).isEqualTo("hunter2");
    assertThat(fake.organization("acme").registry(made.name()).username()).isEqualTo(username);
    assertThat(registries.get(made.name()).username()).isEqualTo(username);
    registries.update(
        made.name(), UpdatePrivateRegistry.builder().secret(Secret.of("hunter3")).build());
    assertThat(fake.organization("acme").registry(made.name()).secret()).isEqualTo("hunter3");
    registries.delete(made.name());
    assertThat(registries.list()).isEmpty();
  }

  @Test
  void replacesBaseIsRefusedForOlderServers() {
    CreatePrivateRegistry.Builder request = request("monalisa");

    assertThatIllegalStateException()
        .isThrownBy(() -> request.replacesBase(true))
        .withMessageContaining("replacesBase");
  }

  private static CreatePrivateRegistry.Builder request(@Nullable String username) {
    CreatePrivateRegistry.Builder request =
        CreatePrivateRegistry.olderServerBuilder(
                PrivateRegistryType.MAVEN_REPOSITORY, RepositoryAccess.all())
            .token(Secret.of("hunter2"));
    return username == null ? request : request.username(username);
  }
}
