package io.github.registrysdk.github;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.github.registrysdk.core.Secret;
import io.github.registrysdk.github.model.OidcAuth;
import io.github.registrysdk.github.model.PrivateRegistry;
import io.github.registrysdk.github.model.PrivateRegistryType;
import io.github.registrysdk.github.model.RegistryAuthType;
import io.github.registrysdk.github.model.RegistryVisibility;
import io.github.registrysdk.testing.FakeGitHub;
import io.github.registrysdk.testing.FakePrivateRegistry;
import io.github.registrysdk.testing.GitHubOperation;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is created is what GitHub holds, its secret opened. */
class CreateRoundTripTest {
  private static final String URL = "https://maven.acme.example/releases";

  private final FakeGitHub fake = FakeGitHub.start();
  private final GitHubClient github = Clients.of(fake);

  @AfterEach
  void close() {
    github.close();
    fake.close();
  }

  @ParameterizedTest
  @EnumSource
  void tokenIsSealedForTheOrganization(Mode mode) throws Exception {
    PrivateRegistry made =
        mode.call(
            github,
            () ->
                create(
                    CreatePrivateRegistry.withToken(
                        PrivateRegistryType.MAVEN_REPOSITORY,
                        URL,
                        Secret.of("hunter2"),
                        RepositoryAccess.privateRepositories())));

    FakePrivateRegistry held = held(made);
    assertThat(held.secret()).isEqualTo("hunter2");
    assertThat(held.username()).isNull();
    assertThat(held.replacesBase()).isFalse();
    assertThat(made.name()).isEqualTo("MAVEN_REPOSITORY_SECRET");
    assertThat(made.authType()).isEqualTo(RegistryAuthType.TOKEN);
    assertThat(made.url()).isEqualTo(URL);
    assertThat(made.visibility()).isEqualTo(RegistryVisibility.PRIVATE);
    assertThat(fake.calls())
        .extracting(call -> call.operation().orElseThrow())
        .containsExactly(GitHubOperation.GET_PUBLIC_KEY, GitHubOperation.CREATE_REGISTRY);
  }

  @Test
  void tokenMayHaveUserName() {
    PrivateRegistry made =
        create(
            CreatePrivateRegistry.withToken(
                    PrivateRegistryType.NPM_REGISTRY,
                    URL,
                    Secret.of("hunter2"),
                    RepositoryAccess.all())
                .username("monalisa")
                .replacesBase(true));

    assertThat(held(made).authType()).isEqualTo("token");
    assertThat(held(made).username()).isEqualTo("monalisa");
    assertThat(held(made).replacesBase()).isTrue();
    assertThat(made.username()).isEqualTo("monalisa");
  }

  @ParameterizedTest
  @ValueSource(strings = {"x", "pässwörd ✓ 🔑", "two\nlines\t", "\"quoted\\"})
  void passwordArrivesAsItIs(String password) {
    PrivateRegistry made =
        create(
            CreatePrivateRegistry.withPassword(
                PrivateRegistryType.PYTHON_INDEX,
                URL,
                "monalisa",
                Secret.of(password),
                RepositoryAccess.selected(3, 4)));

    assertThat(held(made).secret()).isEqualTo(password);
    assertThat(held(made).authType()).isEqualTo("username_password");
    assertThat(held(made).username()).isEqualTo("monalisa");
    assertThat(held(made).selectedRepositoryIds()).containsExactly(3L, 4L);
    assertThat(made.selectedRepositoryIds()).containsExactly(3L, 4L);
    assertThat(made.visibility()).isEqualTo(RegistryVisibility.SELECTED);
  }

  @Test
  void longestSecretIsSealed() {
    String longest = "s".repeat(48 * 1024);

    PrivateRegistry made =
        create(
            CreatePrivateRegistry.withToken(
                PrivateRegistryType.CARGO_REGISTRY,
                URL,
                Secret.of(longest),
                RepositoryAccess.all()));

    assertThat(held(made).secret()).isEqualTo(longest);
  }

  static Stream<OidcAuth> kinds() {
    return Stream.of(
        new OidcAuth.Azure("tenant", "client"),
        new OidcAuth.Aws("us-east-1", "123456789012", "role", "domain", "owner", "aud"),
        new OidcAuth.Aws("us-east-1", "123456789012", "role", "domain", "owner", null),
        new OidcAuth.Jfrog("provider", "aud", "mapping"),
        new OidcAuth.Jfrog("provider", null, null),
        new OidcAuth.Cloudsmith("namespace", "slug", "aud", "api.acme.example"),
        new OidcAuth.Cloudsmith("namespace", "slug", "aud", null),
        new OidcAuth.Gcp("projects/1/providers/p", "bot@acme.example", "aud"),
        new OidcAuth.Gcp("projects/1/providers/p", null, null));
  }

  @ParameterizedTest
  @MethodSource("kinds")
  void oidcNeedsNoSecretAndNoKey(OidcAuth oidc) {
    PrivateRegistry made =
        create(
            CreatePrivateRegistry.withOidc(
                PrivateRegistryType.DOCKER_REGISTRY, URL, oidc, RepositoryAccess.all()));

    assertThat(made.oidc()).contains(oidc);
    assertThat(made.authType()).isEqualTo(oidc.authType());
    assertThat(held(made).oidcFields()).isEqualTo(oidc.fields());
    assertThat(held(made).secret()).isNull();
    assertThat(fake.calls()).hasSize(1);
  }

  @Test
  void oidcHasNoUserName() {
    CreatePrivateRegistry.Builder builder =
        CreatePrivateRegistry.withOidc(
            PrivateRegistryType.NPM_REGISTRY,
            URL,
            new OidcAuth.Azure("tenant", "client"),
            RepositoryAccess.all());

    assertThatIllegalStateException()
        .isThrownBy(() -> builder.username("monalisa"))
        .withMessageContaining("username");
  }

  static Stream<PrivateRegistryType> types() {
    return Stream.of(
        PrivateRegistryType.MAVEN_REPOSITORY,
        PrivateRegistryType.NUGET_FEED,
        PrivateRegistryType.GOPROXY_SERVER,
        PrivateRegistryType.NPM_REGISTRY,
        PrivateRegistryType.RUBYGEMS_SERVER,
        PrivateRegistryType.CARGO_REGISTRY,
        PrivateRegistryType.COMPOSER_REPOSITORY,
        PrivateRegistryType.DOCKER_REGISTRY,
        PrivateRegistryType.GIT_SOURCE,
        PrivateRegistryType.HELM_REGISTRY,
        PrivateRegistryType.HEX_ORGANIZATION,
        PrivateRegistryType.HEX_REPOSITORY,
        PrivateRegistryType.PUB_REPOSITORY,
        PrivateRegistryType.PYTHON_INDEX,
        PrivateRegistryType.TERRAFORM_REGISTRY);
  }

  @ParameterizedTest
  @MethodSource("types")
  void everyKnownTypeIsKnownToGitHub(PrivateRegistryType type) {
    PrivateRegistry made =
        create(
            CreatePrivateRegistry.withToken(
                type, URL, Secret.of("hunter2"), RepositoryAccess.selected(List.of())));

    assertThat(made.registryType()).isEqualTo(type);
    assertThat(Clients.registries(github).get(made.name()).registryType()).isEqualTo(type);
    assertThat(held(made).selectedRepositoryIds()).isEmpty();
  }

  private PrivateRegistry create(CreatePrivateRegistry.Builder request) {
    return Clients.registries(github).create(request.build());
  }

  private FakePrivateRegistry held(PrivateRegistry made) {
    return fake.organization("acme").registry(made.name());
  }
}
