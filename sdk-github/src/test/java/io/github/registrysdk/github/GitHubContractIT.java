package io.github.registrysdk.github;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.registrysdk.core.NotFoundException;
import io.github.registrysdk.core.Secret;
import io.github.registrysdk.core.ValidationException;
import io.github.registrysdk.github.model.GitHubRepository;
import io.github.registrysdk.github.model.OidcAuth;
import io.github.registrysdk.github.model.PrivateRegistry;
import io.github.registrysdk.github.model.PrivateRegistryType;
import io.github.registrysdk.testing.FakeGitHub;
import io.github.registrysdk.testsupport.ContractProxy;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** SDK and fake against GitHub's own description of the operations. */
class GitHubContractIT {
  private static final String URL = "https://registry.acme.example/";
  private static final FakeGitHub FAKE = FakeGitHub.start();

  private static ContractProxy prism;
  private static GitHubClient github;
  private static PrivateRegistryService registries;

  @BeforeAll
  static void connect() {
    prism = ContractProxy.before("github.json", FAKE.baseUrl());
    github =
        GitHubClient.builder()
            .baseUrl(prism.baseUrl().toString())
            .token(Secret.of(FAKE.token()))
            .minWriteInterval(Duration.ZERO)
            .build();
    registries = Clients.registries(github);
  }

  @AfterAll
  static void disconnect() {
    if (github != null) {
      github.close();
    }
    if (prism != null) {
      prism.close();
    }
    FAKE.close();
  }

  @AfterEach
  void nothingBrokeTheContract() {
    long calls = FAKE.calls().size();
    assertThat(prism.forwarded(calls)).isEqualTo(calls);
    assertThat(prism.violations()).isEmpty();
  }

  @Test
  void registryWithTokenKeepsToTheContract() {
    PrivateRegistry made =
        registries.create(
            CreatePrivateRegistry.builder(
                    PrivateRegistryType.NPM_REGISTRY, URL, RepositoryAccess.privateRepositories())
                .token(Secret.of("hunter2"))
                .username("monalisa")
                .replacesBase(true)
                .build());

    assertThat(registries.get(made.name()).username()).isEqualTo("monalisa");
    registries.update(made.name(), everyField());
    registries.update(made.name(), UpdatePrivateRegistry.builder().clearUsername().build());
    assertThat(registries.get(made.name()).username()).isNull();
    registries.delete(made.name());
  }

  @Test
  void registryWithPasswordKeepsToTheContract() {
    PrivateRegistry made =
        registries.create(
            CreatePrivateRegistry.builder(
                    PrivateRegistryType.MAVEN_REPOSITORY, URL, RepositoryAccess.selected(3, 4))
                .usernamePassword("monalisa", Secret.of("hunter2"))
                .build());

    assertThat(registries.get(made.name()).name()).isEqualTo(made.name());
    registries.update(
        made.name(), UpdatePrivateRegistry.builder().access(RepositoryAccess.selected()).build());
  }

  @ParameterizedTest
  @MethodSource("io.github.registrysdk.github.CreateRoundTripTest#kinds")
  void registryWithOidcKeepsToTheContract(OidcAuth oidc) {
    PrivateRegistry made =
        registries.create(
            CreatePrivateRegistry.builder(
                    PrivateRegistryType.DOCKER_REGISTRY, URL, RepositoryAccess.all())
                .oidc(oidc)
                .build());

    assertThat(registries.get(made.name()).oidc()).contains(oidc);
    registries.update(made.name(), UpdatePrivateRegistry.builder().oidc(oidc).build());
  }

  @ParameterizedTest
  @MethodSource("io.github.registrysdk.github.CreateRoundTripTest#types")
  void everyTypeKeepsToTheContract(PrivateRegistryType type) {
    registries.create(
        CreatePrivateRegistry.builder(type, URL, RepositoryAccess.all())
            .token(Secret.of("x"))
            .build());
  }

  @Test
  void refusalsKeepToTheContract() {
    assertThatExceptionOfType(NotFoundException.class).isThrownBy(() -> registries.get("NONE"));
    String name = FAKE.addRegistry("acme", "npm_registry", URL, "hunter2");
    var request =
        UpdatePrivateRegistry.builder()
            .oidc(OidcAuth.azure().tenantId("t").clientId("c").build())
            .build();
    assertThatExceptionOfType(ValidationException.class)
        .isThrownBy(() -> registries.update(name, request));
  }

  @Test
  void dependabotSecretsKeepToTheContract() {
    long api = FAKE.addRepository("acme", "api");
    long web = FAKE.addRepository("acme", "web");
    DependabotSecretService secrets = github.organization("acme").dependabotSecrets();

    assertThat(secrets.publicKey().keyId()).isEqualTo(FAKE.organization("acme").dependabotKeyId());
    secrets.put("NPM_TOKEN", Secret.of("hunter2"), RepositoryAccess.all());
    secrets.put("NPM_TOKEN", Secret.of("hunter3"), RepositoryAccess.selected("api"));
    secrets.addRepository("NPM_TOKEN", web);
    secrets.removeRepository("NPM_TOKEN", api);
    assertThat(secrets.repositories("NPM_TOKEN").pages().iterator().next().items())
        .extracting(GitHubRepository::id)
        .containsExactly(web);
    secrets.setRepositories("NPM_TOKEN", RepositoryAccess.selected());
    assertThat(secrets.get("NPM_TOKEN").selectedRepositoriesUrl()).isNotNull();
    assertThat(secrets.list().pages().iterator().next().items()).hasSize(1);
    secrets.delete("NPM_TOKEN");
  }

  /** Link headers name the fake's own address: one page, and then no further. */
  @Test
  void listKeepsToTheContract() {
    var pages = registries.list(PrivateRegistryQuery.all().perPage(100).fromPage(1)).pages();

    assertThat(pages.iterator().next().items()).isNotNull();
  }

  private static UpdatePrivateRegistry everyField() {
    return UpdatePrivateRegistry.builder()
        .registryType(PrivateRegistryType.PUB_REPOSITORY)
        .url("https://two.acme.example/")
        .username("hubot")
        .replacesBase(false)
        .access(RepositoryAccess.selected(5))
        .secret(Secret.of("hunter3"))
        .build();
  }
}
