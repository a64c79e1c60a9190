package io.github.registrysdk.github;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.github.registrysdk.core.Secret;
import io.github.registrysdk.github.model.OidcAuth;
import io.github.registrysdk.github.model.PrivateRegistryType;
import io.github.registrysdk.github.model.RegistryAuthType;
import io.github.registrysdk.github.model.RegistryVisibility;
import io.github.registrysdk.testing.FakeGitHub;
import io.github.registrysdk.testsupport.RsaKeys;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What can't be meant is refused by the argument's name, before anything is sent. */
class BadInputTest {
  private static final String URL = "https://npm.acme.example/";
  private static final Secret SECRET = Secret.of("hunter2");
  private static final RegistrySecret PLAIN = RegistrySecret.plain(SECRET);
  private static final PrivateRegistryType TYPE = PrivateRegistryType.NPM_REGISTRY;
  private static final RepositoryAccess ACCESS = RepositoryAccess.all();

  @AutoClose private final FakeGitHub fake = FakeGitHub.start();
  @AutoClose private final GitHubClient github = Clients.of(fake);

  static Stream<Arguments> names() {
    return Stream.of("", " ", "a/b", "..", ".", "a%2fb", "a b", "a?b", "a#b", "ä", "a\nb", "a\\b")
        .flatMap(
            bad ->
                Stream.of(
                    in("organization", c -> c.organization(bad)),
                    in("name", c -> Clients.registries(c).get(bad)),
                    in("name", c -> Clients.registries(c).delete(bad)),
                    in("name", c -> secrets(c).get(bad)),
                    in("name", c -> secrets(c).put(bad, SECRET, RepositoryAccess.selected("api"))),
                    in("name", c -> secrets(c).delete(bad)),
                    in("name", c -> secrets(c).repositories(bad)),
                    in("name", c -> secrets(c).setRepositories(bad, RepositoryAccess.selected())),
                    in("name", c -> secrets(c).addRepository(bad, 1)),
                    in("name", c -> secrets(c).removeRepository(bad, 1)),
                    in("repository", c -> c.organization("acme").repositories().get(bad)),
                    in("repositories", c -> RepositoryAccess.selected("api", bad)),
                    in("repositories", c -> RepositoryAccess.selectedNames(List.of(bad))),
                    in(
                        "name",
                        c ->
                            Clients.registries(c)
                                .update(
                                    bad,
                                    UpdatePrivateRegistry.builder()
                                        .secret(SECRET)
                                        .access(RepositoryAccess.selected("api"))
                                        .build()))));
  }

  static Stream<Arguments> urls() {
    return Stream.of(
            "",
            " ",
            "npm.acme.example",
            "/path",
            "https:///path",
            "https://:8080/path",
            "https://npm.acme.example:https/",
            "https://u:passw0rd@npm.acme.example/",
            "https://u:passw0rd@npm_registry/",
            "https://npm.acme.example/a b",
            "https://[::1")
        .flatMap(
            bad ->
                Stream.of(
                    in("url", c -> CreatePrivateRegistry.builder(TYPE, bad, ACCESS).token(SECRET)),
                    in("url", c -> UpdatePrivateRegistry.builder().url(bad))));
  }

  static Stream<Arguments> blanks() {
    return Stream.of("", " ", "\t")
        .flatMap(
            bad ->
                Stream.of(
                    in("username", c -> password(bad)),
                    in("username", c -> token().username(bad)),
                    in("username", c -> UpdatePrivateRegistry.builder().username(bad)),
                    in(
                        "username",
                        c ->
                            CreatePrivateRegistry.olderServerBuilder(TYPE, ACCESS)
                                .token(PLAIN)
                                .username(bad)),
                    in("encryptedValue", c -> RegistrySecret.encrypted(bad, "1")),
                    in("keyId", c -> RegistrySecret.encrypted("c2VjcmV0", bad)),
                    in("tenantId", c -> new OidcAuth.Azure(bad, "c")),
                    in("clientId", c -> new OidcAuth.Azure("t", bad)),
                    in("region", c -> new OidcAuth.Aws(bad, "a", "r", "d", "o", null)),
                    in("accountId", c -> new OidcAuth.Aws("r", bad, "r", "d", "o", null)),
                    in("roleName", c -> new OidcAuth.Aws("r", "a", bad, "d", "o", null)),
                    in("domain", c -> new OidcAuth.Aws("r", "a", "r", bad, "o", null)),
                    in("domainOwner", c -> new OidcAuth.Aws("r", "a", "r", "d", bad, null)),
                    in("providerName", c -> new OidcAuth.Jfrog(bad, null, null)),
                    in("namespace", c -> new OidcAuth.Cloudsmith(bad, "s", "a", null)),
                    in("serviceSlug", c -> new OidcAuth.Cloudsmith("n", bad, "a", null)),
                    in("audience", c -> new OidcAuth.Cloudsmith("n", "s", bad, null)),
                    in("workloadIdentityProvider", c -> new OidcAuth.Gcp(bad, null, null)),
                    in("tenantId", c -> OidcAuth.azure().tenantId(bad)),
                    in("clientId", c -> OidcAuth.azure().clientId(bad)),
                    in("region", c -> OidcAuth.aws().region(bad)),
                    in("accountId", c -> OidcAuth.aws().accountId(bad)),
                    in("roleName", c -> OidcAuth.aws().roleName(bad)),
                    in("domain", c -> OidcAuth.aws().domain(bad)),
                    in("domainOwner", c -> OidcAuth.aws().domainOwner(bad)),
                    in("audience", c -> OidcAuth.aws().audience(bad)),
                    in("providerName", c -> OidcAuth.jfrog().providerName(bad)),
                    in("audience", c -> OidcAuth.jfrog().audience(bad)),
                    in("identityMappingName", c -> OidcAuth.jfrog().identityMappingName(bad)),
                    in("namespace", c -> OidcAuth.cloudsmith().namespace(bad)),
                    in("serviceSlug", c -> OidcAuth.cloudsmith().serviceSlug(bad)),
                    in("audience", c -> OidcAuth.cloudsmith().audience(bad)),
                    in("apiHost", c -> OidcAuth.cloudsmith().apiHost(bad)),
                    in(
                        "workloadIdentityProvider",
                        c -> OidcAuth.gcp().workloadIdentityProvider(bad)),
                    in("serviceAccount", c -> OidcAuth.gcp().serviceAccount(bad)),
                    in("audience", c -> OidcAuth.gcp().audience(bad)),
                    in("registry type", c -> new PrivateRegistryType(bad)),
                    in("auth type", c -> new RegistryAuthType(bad)),
                    in("visibility", c -> new RegistryVisibility(bad)),
                    in("version", c -> GitHubClient.builder().apiVersion(bad)),
                    in("id", c -> GitHubApp.installation(bad, Secret.of(RsaKeys.pkcs1()), 1)),
                    in(
                        "organization",
                        c -> GitHubApp.installedIn("1", Secret.of(RsaKeys.pkcs1()), bad))));
  }

  static Stream<Arguments> others() {
    return Stream.of(
        in("perPage", c -> PrivateRegistryQuery.all().perPage(0)),
        in("perPage", c -> PrivateRegistryQuery.all().perPage(101)),
        in("page", c -> PrivateRegistryQuery.all().fromPage(0)),
        in("name", c -> secrets(c).get("public-key")),
        in("name", c -> secrets(c).put("public-key", SECRET, ACCESS)),
        in("secret", c -> secrets(c).put("A", Secret.of("passw0rd\n"), ACCESS)),
        in("access", c -> secrets(c).setRepositories("A", ACCESS)),
        in("repositoryId", c -> secrets(c).addRepository("A", 0)),
        in("repositoryId", c -> secrets(c).removeRepository("A", -1)),
        in("repositoryIds", c -> RepositoryAccess.selected(3, 0)),
        in("repositoryIds", c -> RepositoryAccess.selected(List.of(-1L))),
        in("installationId", c -> GitHubApp.installation("1", Secret.of(RsaKeys.pkcs1()), 0)),
        in("private key", c -> GitHubApp.installation("1", Secret.of("passw0rd"), 1)),
        in("encryptedValue", c -> RegistrySecret.encrypted("passw0rd!", "1")),
        in("encryptedValue", c -> RegistrySecret.encrypted("abc", "1")),
        in("X-GitHub-Api-Version", c -> GitHubClient.builder().apiVersion("a\r\nb")),
        in("secret", c -> token(Secret.of("passw0rd\ud800"))),
        in("secret", c -> token(Secret.of("passw0rd\n"))),
        in("secret", c -> token(Secret.of("\ufeffpassw0rd"))),
        in("secret", c -> token(Secret.of("Bearer passw0rd"))),
        in("secret", c -> token(Secret.of("p\0a\0s\0s\0w\0o\0r\0d\0"))),
        in("token", c -> GitHubClient.builder().token(Secret.of("passw0rd\n"))));
  }

  static Stream<Arguments> nulls() {
    return Stream.of(
        in("organization", c -> c.organization(null)),
        in("name", c -> Clients.registries(c).get(null)),
        in("query", c -> Clients.registries(c).list(null)),
        in("name", c -> secrets(c).get(null)),
        in("secret", c -> secrets(c).put("A", (Secret) null, ACCESS)),
        in("value", c -> secrets(c).put("A", (RegistrySecret) null, ACCESS)),
        in("access", c -> secrets(c).put("A", SECRET, null)),
        in("access", c -> secrets(c).setRepositories("A", null)),
        in("repository", c -> c.organization("acme").repositories().get(null)),
        in("repositories", c -> RepositoryAccess.selectedNames(null)),
        in("repositories", c -> RepositoryAccess.selected("api", (String) null)),
        in("request", c -> Clients.registries(c).create(null)),
        in("request", c -> Clients.registries(c).update("A", null)),
        in("type", c -> CreatePrivateRegistry.builder(null, URL, ACCESS).token(SECRET)),
        in("type", c -> CreatePrivateRegistry.olderServerBuilder(null, ACCESS).token(PLAIN)),
        in("url", c -> CreatePrivateRegistry.builder(TYPE, null, ACCESS).token(SECRET)),
        in("secret", c -> CreatePrivateRegistry.builder(TYPE, URL, ACCESS).token((Secret) null)),
        in(
            "token",
            c -> CreatePrivateRegistry.builder(TYPE, URL, ACCESS).token((RegistrySecret) null)),
        in("access", c -> CreatePrivateRegistry.builder(TYPE, URL, null).token(SECRET)),
        in("access", c -> CreatePrivateRegistry.olderServerBuilder(TYPE, null).token(PLAIN)),
        in(
            "token",
            c ->
                CreatePrivateRegistry.olderServerBuilder(TYPE, ACCESS)
                    .token((RegistrySecret) null)),
        in(
            "password",
            c ->
                CreatePrivateRegistry.builder(TYPE, URL, ACCESS)
                    .usernamePassword("monalisa", (RegistrySecret) null)),
        in("username", c -> password(null)),
        in("oidc", c -> CreatePrivateRegistry.builder(TYPE, URL, ACCESS).oidc(null)),
        in("oidc", c -> UpdatePrivateRegistry.builder().oidc(null)),
        in("access", c -> UpdatePrivateRegistry.builder().access(null)),
        in("type", c -> UpdatePrivateRegistry.builder().registryType(null)),
        in("secret", c -> UpdatePrivateRegistry.builder().secret((RegistrySecret) null)),
        in("app", c -> GitHubClient.builder().app(null)),
        in("privateKey", c -> GitHubApp.installation("1", null, 1)),
        in("url", c -> GitHubClient.builder().enterpriseServer(null)),
        in("repositoryIds", c -> RepositoryAccess.selected(Arrays.asList(3L, null))),
        in("minWriteInterval", c -> GitHubClient.builder().minWriteInterval(null)));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource({"names", "urls", "blanks", "others", "nulls"})
  void isRefusedByName(String argument, Consumer<GitHubClient> call) {
    Throwable refusal = catchThrowable(() -> call.accept(github));

    assertThat(refusal)
        .isInstanceOfAny(IllegalArgumentException.class, NullPointerException.class)
        .hasMessageContaining(argument)
        .hasNoCause();
    assertThat(refusal.getMessage()).doesNotContain("passw0rd", "\n", "a/b");
    assertThat(fake.calls()).isEmpty();
  }

  static Stream<Arguments> incomplete() {
    CreatePrivateRegistry.Builder create = CreatePrivateRegistry.builder(TYPE, URL, ACCESS);
    return Stream.of(
        in("token, usernamePassword or oidc", c -> create.build()),
        in("token, usernamePassword or oidc", c -> create.username("monalisa").build()),
        in("already set: token", c -> token().usernamePassword("monalisa", SECRET)),
        in("already set: token", c -> token().oidc(azure())),
        in("already set: username_password", c -> password("monalisa").token(SECRET)),
        in(
            "username",
            c ->
                CreatePrivateRegistry.builder(TYPE, URL, ACCESS)
                    .oidc(azure())
                    .username("monalisa")
                    .build()),
        in("oidc", c -> CreatePrivateRegistry.olderServerBuilder(TYPE, ACCESS).oidc(azure())),
        in("tenantId must", c -> OidcAuth.azure().clientId("c").build()),
        in("clientId must", c -> OidcAuth.azure().tenantId("t").build()),
        in(
            "domainOwner must",
            c -> OidcAuth.aws().region("r").accountId("a").roleName("n").domain("d").build()),
        in("providerName must", c -> OidcAuth.jfrog().audience("a").build()),
        in("audience must", c -> OidcAuth.cloudsmith().namespace("n").serviceSlug("s").build()),
        in("workloadIdentityProvider must", c -> OidcAuth.gcp().build()));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("incomplete")
  void incompleteOrContradictoryRequestIsRefused(String message, Consumer<GitHubClient> call) {
    assertThatIllegalStateException()
        .isThrownBy(() -> call.accept(github))
        .withMessageContaining(message);
  }

  private static DependabotSecretService secrets(GitHubClient client) {
    return client.organization("acme").dependabotSecrets();
  }

  private static OidcAuth azure() {
    return OidcAuth.azure().tenantId("t").clientId("c").build();
  }

  private static Arguments in(String argument, Consumer<GitHubClient> call) {
    return Arguments.of(argument, call);
  }

  private static CreatePrivateRegistry.Builder token() {
    return token(SECRET);
  }

  private static CreatePrivateRegistry.Builder token(Secret secret) {
    return CreatePrivateRegistry.builder(TYPE, URL, ACCESS).token(secret);
  }

  private static CreatePrivateRegistry.Builder password(String username) {
    return CreatePrivateRegistry.builder(TYPE, URL, ACCESS).usernamePassword(username, SECRET);
  }
}
