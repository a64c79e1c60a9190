package io.github.registrysdk.github;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.registrysdk.core.Secret;
import io.github.registrysdk.github.model.OidcAuth;
import io.github.registrysdk.github.model.PrivateRegistry;
import io.github.registrysdk.github.model.PrivateRegistryType;
import io.github.registrysdk.github.model.RegistryAuthType;
import io.github.registrysdk.github.model.RegistryVisibility;
import io.github.registrysdk.testing.FakeGitHub;
import io.github.registrysdk.testing.FakePrivateRegistry;
import io.github.registrysdk.testing.GitHubOperation;
import io.github.registrysdk.testsupport.DriftReport;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is created is what GitHub holds, its secret opened. */
class CreateRoundTripTest {
  private static final String URL = "https://maven.acme.example/releases";

  @AutoClose private final FakeGitHub fake = FakeGitHub.start();
  @AutoClose private final GitHubClient github = Clients.of(fake);

  @Test
  void tokenIsSealedForTheOrganization() {
    PrivateRegistry made =
        create(
            CreatePrivateRegistry.builder(
                    PrivateRegistryType.MAVEN_REPOSITORY,
                    URL,
                    RepositoryAccess.privateRepositories())
                .token(Secret.of("hunter2")));

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
            CreatePrivateRegistry.builder(
                    PrivateRegistryType.NPM_REGISTRY, URL, RepositoryAccess.all())
                .token(Secret.of("hunter2"))
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
            CreatePrivateRegistry.builder(
                    PrivateRegistryType.PYTHON_INDEX, URL, RepositoryAccess.selected(3, 4))
                .usernamePassword("monalisa", Secret.verbatim(password)));

    assertThat(held(made).secret()).isEqualTo(password);
    assertThat(held(made).authType()).isEqualTo("username_password");
    assertThat(held(made).username()).isEqualTo("monalisa");
    assertThat(held(made).selectedRepositoryIds()).containsExactly(3L, 4L);
    assertThat(made.selectedRepositoryIds()).containsExactly(3L, 4L);
    assertThat(made.visibility()).isEqualTo(RegistryVisibility.SELECTED);
  }

  static Stream<OidcAuth> kinds() {
    return Stream.of(
        OidcAuth.azure().tenantId("tenant").clientId("client").build(),
        OidcAuth.aws()
            .region("us-east-1")
            .accountId("123456789012")
            .roleName("role")
            .domain("domain")
            .domainOwner("owner")
            .audience("aud")
            .build(),
        OidcAuth.aws()
            .region("us-east-1")
            .accountId("123456789012")
            .roleName("role")
            .domain("domain")
            .domainOwner("owner")
            .build(),
        OidcAuth.jfrog()
            .providerName("provider")
            .audience("aud")
            .identityMappingName("mapping")
            .build(),
        OidcAuth.jfrog().providerName("provider").build(),
        OidcAuth.cloudsmith()
            .namespace("namespace")
            .serviceSlug("slug")
            .audience("aud")
            .apiHost("api.acme.example")
            .build(),
        OidcAuth.cloudsmith().namespace("namespace").serviceSlug("slug").audience("aud").build(),
        OidcAuth.gcp()
            .workloadIdentityProvider("projects/1/providers/p")
            .serviceAccount("bot@acme.example")
            .audience("aud")
            .build(),
        OidcAuth.gcp().workloadIdentityProvider("projects/1/providers/p").build());
  }

  @ParameterizedTest
  @MethodSource("kinds")
  void oidcNeedsNoSecretAndNoKey(OidcAuth oidc) {
    PrivateRegistry made =
        create(
            CreatePrivateRegistry.builder(
                    PrivateRegistryType.DOCKER_REGISTRY, URL, RepositoryAccess.all())
                .oidc(oidc));

    assertThat(made.oidc()).contains(oidc);
    assertThat(made.authType()).isEqualTo(oidc.authType());
    assertThat(held(made).oidcFields()).isEqualTo(oidc.fields());
    assertThat(held(made).secret()).isNull();
    assertThat(fake.calls()).hasSize(1);
  }

  static Stream<PrivateRegistryType> types() {
    return DriftReport.valuesOf(PrivateRegistryType.class).stream().map(PrivateRegistryType::new);
  }

  @ParameterizedTest
  @MethodSource("types")
  void everyKnownTypeIsKnownToGitHub(PrivateRegistryType type) {
    PrivateRegistry made =
        create(
            CreatePrivateRegistry.builder(type, URL, RepositoryAccess.selected(List.of()))
                .token(Secret.of("hunter2")));

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
