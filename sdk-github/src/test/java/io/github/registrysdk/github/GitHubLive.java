package io.github.registrysdk.github;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.registrysdk.core.NotFoundException;
import io.github.registrysdk.core.RateLimit;
import io.github.registrysdk.core.SdkException;
import io.github.registrysdk.core.Secret;
import io.github.registrysdk.github.model.DependabotSecret;
import io.github.registrysdk.github.model.OidcAuth;
import io.github.registrysdk.github.model.PrivateRegistry;
import io.github.registrysdk.github.model.PrivateRegistryType;
import io.github.registrysdk.github.model.RegistryVisibility;
import io.github.registrysdk.testing.Cassettes;
import io.github.registrysdk.testsupport.DriftReport;
import io.github.registrysdk.testsupport.LiveRun;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * What is tried with GitHub itself: each operation, and what its documentation leaves open. Every
 * registry has a URL that leads nowhere and is open to no repository. It asserts what the SDK
 * promises; what is open is noted in the report.
 */
abstract class GitHubLive {
  static final DriftReport DRIFT =
      DriftReport.against(
          "github.json",
          Map.of(),
          Set.of(
              "Link",
              "Retry-After",
              "X-GitHub-Request-Id",
              "X-RateLimit-Limit",
              "X-RateLimit-Remaining",
              "X-RateLimit-Reset",
              "X-RateLimit-Resource",
              "X-RateLimit-Used"));

  private GitHubClient client;
  private PrivateRegistryService registries;
  private LiveRun run;

  abstract Cassettes cassettes();

  String token() {
    return cassettes().secret("GITHUB_TOKEN");
  }

  String organization() {
    return cassettes().variable("GITHUB_ORGANIZATION", "acme");
  }

  /** For {@code cassettes().baseUrl()}. */
  final GitHubClient.Builder builder() {
    return GitHubClient.builder()
        .baseUrl(cassettes().baseUrl().toString())
        .token(Secret.of(token()));
  }

  GitHubClient connect() {
    return builder().build();
  }

  @BeforeEach
  void open() {
    client = connect();
    registries = client.organization(organization()).privateRegistries();
    run = new LiveRun(leftovers(client.organization(organization())));
  }

  @AfterEach
  void cleanUp() {
    try {
      run.cleanUp();
    } finally {
      cassettes()
          .exchanges()
          .forEach(
              one -> DRIFT.add(one.method(), one.path(), one.status(), one.headers(), one.body()));
      client.close();
    }
  }

  /**
   * All registries and secrets. GitHub chooses the names of registries, so the URL tells whose they
   * are, and stores the names of secrets in upper case.
   */
  static Supplier<List<LiveRun.Resource>> leftovers(GitHubOrganization organization) {
    PrivateRegistryService registries = organization.privateRegistries();
    DependabotSecretService secrets = organization.dependabotSecrets();
    return () ->
        Stream.concat(
                registries.list().stream()
                    .map(
                        registry ->
                            new LiveRun.Resource(
                                String.valueOf(registry.url()),
                                () -> registries.delete(registry.name()))),
                secrets.list().stream()
                    .map(
                        secret ->
                            new LiveRun.Resource(
                                secret.name().toLowerCase(Locale.ROOT),
                                () -> secrets.delete(secret.name()))))
            .toList();
  }

  @Test
  void registryIsCreatedReadListedUpdatedAndDeleted() {
    String url = url();

    PrivateRegistry registry =
        registries.create(withPassword(PrivateRegistryType.MAVEN_REPOSITORY, url));

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
    PrivateRegistry read = registries.get(registry.name());
    assertThat(read.username()).isEqualTo("hubot");
    registries.update(
        registry.name(),
        UpdatePrivateRegistry.builder().access(RepositoryAccess.privateRepositories()).build());
    assertThat(registries.get(registry.name()).visibility()).isEqualTo(RegistryVisibility.PRIVATE);
    registries.delete(registry.name());
    assertThatExceptionOfType(NotFoundException.class)
        .isThrownBy(() -> registries.get(registry.name()));
    assertThat(client.rateLimits()).extracting(RateLimit::scope).contains("core");
  }

  @Test
  void eachTypeIsCreatedOrRefused() {
    for (String type : DriftReport.valuesOf(PrivateRegistryType.class)) {
      DRIFT.note(
          "a registry of type "
              + type
              + " is "
              + statusOf(
                  () -> registries.create(withPassword(new PrivateRegistryType(type), url()))));
    }
  }

  @Test
  void registryWithOidcIsObserved() {
    DRIFT.note(
        "a registry with OIDC for Azure is "
            + statusOf(
                () -> registries.create(npm(RepositoryAccess.selected()).oidc(azure()).build())));
  }

  @Test
  void registryWithATokenOnlyIsObserved() {
    DRIFT.note(
        "a registry with a token only is "
            + statusOf(
                () ->
                    registries.create(
                        npm(RepositoryAccess.selected())
                            .token(Secret.of("made by a test"))
                            .build())));
  }

  @Test
  void whatGitHubRefusesIsObserved() {
    DRIFT.note(
        "a repository that does not exist is "
            + statusOf(
                () ->
                    registries.create(
                        npm(RepositoryAccess.selected(1L))
                            .token(Secret.of("made by a test"))
                            .build())));
    DRIFT.note(
        "a secret that is not sealed is "
            + statusOf(
                () ->
                    registries.create(
                        npm(RepositoryAccess.selected())
                            .token(
                                RegistrySecret.encrypted(
                                    "c2VjcmV0", registries.publicKey().keyId()))
                            .build())));
  }

  @Test
  void keyIsOneThatSecretsCanBeSealedFor() {
    assertThat(registries.publicKey().key()).hasSize(44);
    assertThat(registries.publicKey().keyId()).isNotBlank();
  }

  @Test
  void dependabotSecretIsPutReadListedAndDeleted() {
    DependabotSecretService secrets = client.organization(organization()).dependabotSecrets();
    String name = run.creates(cassettes().uniqueName(LiveRun.PREFIX));

    secrets.put(name, Secret.of("made by a test"), RepositoryAccess.selected());

    DependabotSecret secret = secrets.get(name);
    assertThat(secret.name()).isEqualToIgnoringCase(name);
    assertThat(secret.visibility()).isEqualTo(RegistryVisibility.SELECTED);
    assertThat(secrets.repositories(name)).isEmpty();
    secrets.setRepositories(name, RepositoryAccess.selected());
    DRIFT.note(
        "a repository that does not exist, for a secret, is "
            + statusOf(() -> secrets.addRepository(name, 1)));
    secrets.put(name, Secret.of("replaced by a test"), RepositoryAccess.privateRepositories());
    assertThat(secrets.get(name).visibility()).isEqualTo(RegistryVisibility.PRIVATE);
    assertThat(secrets.list()).extracting(DependabotSecret::name).contains(secret.name());
    DRIFT.note(
        "selected repositories of a secret for private ones are "
            + statusOf(() -> secrets.setRepositories(name, RepositoryAccess.selected())));
    secrets.delete(name);
    assertThatExceptionOfType(NotFoundException.class).isThrownBy(() -> secrets.get(name));
  }

  @Test
  void whatGitHubRefusesOfASecretIsObserved() {
    DependabotSecretService secrets = client.organization(organization()).dependabotSecrets();
    String name = run.creates(cassettes().uniqueName(LiveRun.PREFIX));
    DRIFT.note(
        "the name of a secret that begins with a digit is "
            + statusOf(
                () ->
                    secrets.put(
                        "1" + name, Secret.of("made by a test"), RepositoryAccess.selected())));
    String otherKey = registries.publicKey().keyId();
    DRIFT.note(
        "a secret for the key of private registries is "
            + statusOf(
                () ->
                    secrets.put(
                        name,
                        RegistrySecret.encrypted("c2VjcmV0", otherKey),
                        RepositoryAccess.selected())));
  }

  @Test
  void missingRepositoryIsNamed() {
    assertThatExceptionOfType(NotFoundException.class)
        .isThrownBy(() -> client.organization(organization()).repositories().get("no-such-one"))
        .withMessageContaining("no-such-one");
  }

  @Test
  void missingRegistryIsNotFound() {
    assertThatExceptionOfType(NotFoundException.class)
        .isThrownBy(() -> registries.get("NO_SUCH_REGISTRY_SECRET"));
    assertThatExceptionOfType(NotFoundException.class)
        .isThrownBy(() -> registries.delete("NO_SUCH_REGISTRY_SECRET"));
  }

  private static OidcAuth azure() {
    return OidcAuth.azure()
        .tenantId("12345678-1234-1234-1234-123456789012")
        .clientId("12345678-1234-1234-1234-123456789012")
        .build();
  }

  private String url() {
    return "https://" + run.creates(cassettes().uniqueName(LiveRun.PREFIX)) + ".invalid/releases/";
  }

  private CreatePrivateRegistry.Builder npm(RepositoryAccess access) {
    return CreatePrivateRegistry.builder(PrivateRegistryType.NPM_REGISTRY, url(), access);
  }

  static CreatePrivateRegistry withPassword(PrivateRegistryType type, String url) {
    return CreatePrivateRegistry.builder(type, url, RepositoryAccess.selected())
        .usernamePassword("monalisa", Secret.of("made by a test"))
        .build();
  }

  private static String statusOf(Runnable call) {
    try {
      call.run();
      return "accepted";
    } catch (SdkException e) {
      return e.report().status() + ": " + e.getMessage();
    }
  }
}
