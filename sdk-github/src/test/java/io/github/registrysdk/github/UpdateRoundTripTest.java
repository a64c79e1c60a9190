package io.github.registrysdk.github;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.github.registrysdk.core.ApiError;
import io.github.registrysdk.core.NotFoundException;
import io.github.registrysdk.core.Secret;
import io.github.registrysdk.core.ValidationException;
import io.github.registrysdk.github.model.OidcAuth;
import io.github.registrysdk.github.model.PrivateRegistryType;
import io.github.registrysdk.testing.FakeGitHub;
import io.github.registrysdk.testing.FakePrivateRegistry;
import io.github.registrysdk.testing.GitHubOperation;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** An update changes what it names and nothing else. */
class UpdateRoundTripTest {
  private final FakeGitHub fake = FakeGitHub.start();
  private final GitHubClient github = Clients.of(fake);
  private final PrivateRegistryService registries = Clients.registries(github);
  private String name;
  private FakePrivateRegistry before;

  @BeforeEach
  void create() {
    name =
        registries
            .create(
                CreatePrivateRegistry.builder(
                        PrivateRegistryType.MAVEN_REPOSITORY,
                        "https://maven.acme.example/releases",
                        RepositoryAccess.selected(3, 4))
                    .usernamePassword("monalisa", Secret.of("hunter2"))
                    .build())
            .name();
    before = held();
  }

  @AfterEach
  void close() {
    github.close();
    fake.close();
  }

  @Test
  void secretIsReplacedAndNothingElse() {
    var request = UpdatePrivateRegistry.builder().secret(Secret.of("hunter3")).build();

    registries.update(name, request);

    assertThat(held().secret()).isEqualTo("hunter3");
    assertOnlyChanged("secret");
    assertSentFields("encrypted_value", "key_id");
  }

  @Test
  void usernameIsSetAndCleared() {
    registries.update(name, UpdatePrivateRegistry.builder().username("hubot").build());
    assertThat(held().username()).isEqualTo("hubot");
    assertOnlyChanged("username");

    registries.update(name, UpdatePrivateRegistry.builder().clearUsername().build());

    assertThat(held().username()).isNull();
    assertOnlyChanged("username");
    assertThat(lastBody()).isEqualTo("{\"username\":null}");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"https://two.example/", "https://npm_two:8443/path", "https://[2001:db8::1]:8443"})
  void addressIsReplaced(String address) {
    registries.update(name, UpdatePrivateRegistry.builder().url(address).build());

    assertThat(held().url()).isEqualTo(address);
    assertOnlyChanged("url");
    assertSentFields("url");
  }

  @Test
  void typeIsReplaced() {
    registries.update(
        name,
        UpdatePrivateRegistry.builder().registryType(PrivateRegistryType.NPM_REGISTRY).build());

    assertThat(held().type()).isEqualTo("npm_registry");
    assertOnlyChanged("type");
    assertSentFields("registry_type");
  }

  @Test
  void replacingThePublicRegistryIsSwitchedOnAndOff() {
    registries.update(name, UpdatePrivateRegistry.builder().replacesBase(true).build());
    assertThat(held().replacesBase()).isTrue();

    registries.update(name, UpdatePrivateRegistry.builder().replacesBase(false).build());

    assertThat(held().replacesBase()).isFalse();
    assertOnlyChanged();
    assertThat(lastBody()).isEqualTo("{\"replaces_base\":false}");
  }

  @Test
  void selectionIsReplacedAndEmptied() {
    registries.update(
        name, UpdatePrivateRegistry.builder().access(RepositoryAccess.selected(5)).build());
    assertThat(held().selectedRepositoryIds()).containsExactly(5L);

    registries.update(
        name, UpdatePrivateRegistry.builder().access(RepositoryAccess.selected()).build());

    assertThat(held().selectedRepositoryIds()).isEmpty();
    assertThat(held().visibility()).isEqualTo("selected");
    assertThat(lastBody())
        .isEqualTo("{\"visibility\":\"selected\",\"selected_repository_ids\":[]}");
  }

  @Test
  void lastAccessNamedIsSent() {
    registries.update(
        name,
        UpdatePrivateRegistry.builder()
            .access(RepositoryAccess.selected(5))
            .access(RepositoryAccess.all())
            .build());

    assertThat(held().visibility()).isEqualTo("all");
    assertThat(lastBody()).isEqualTo("{\"visibility\":\"all\"}");
  }

  @Test
  void oidcFieldsAreReplaced() {
    String oidc = createOidc();
    OidcAuth next = OidcAuth.jfrog().providerName("other").audience("aud").build();

    registries.update(oidc, UpdatePrivateRegistry.builder().oidc(next).build());

    assertThat(registries.get(oidc).oidc().map(OidcAuth::fields).orElseThrow())
        .containsAllEntriesOf(next.fields());
  }

  @Test
  void oneFieldOfOidcIsChangedAlone() {
    String oidc = createOidc();

    registries.update(
        oidc,
        UpdatePrivateRegistry.builder().oidcField("jfrog_oidc_provider_name", "other").build());

    assertThat(lastBody()).isEqualTo("{\"jfrog_oidc_provider_name\":\"other\"}");
    assertThat(registries.get(oidc).oidc().map(OidcAuth::fields).orElseThrow())
        .containsEntry("jfrog_oidc_provider_name", "other");
  }

  @Test
  void fieldsWithRulesOfTheirOwnAreNotFieldsOfOidc() {
    for (String name : List.of("encrypted_value", "visibility", "Tenant Id", "password")) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> UpdatePrivateRegistry.builder().oidcField(name, "x"))
          .withMessageStartingWith("name is not");
    }
  }

  @Test
  void secretWithAnOidcFieldIsRefused() {
    UpdatePrivateRegistry.Builder both =
        UpdatePrivateRegistry.builder().oidcField("tenant_id", "t").secret(Secret.of("s"));
    assertThatIllegalStateException().isThrownBy(both::build);
  }

  @Test
  void addressOfTheKeyIsNoRegistry() {
    assertThatIllegalArgumentException().isThrownBy(() -> registries.get("public-key"));
    assertThatIllegalArgumentException().isThrownBy(() -> registries.delete("public-key"));
  }

  @Test
  void lastOidcNamedIsSent() {
    String oidc = createOidc();

    registries.update(
        oidc,
        UpdatePrivateRegistry.builder()
            .oidc(OidcAuth.azure().tenantId("tenant").clientId("client").build())
            .oidc(OidcAuth.jfrog().providerName("other").build())
            .build());

    assertSentFields("auth_type", "jfrog_oidc_provider_name");
  }

  @Test
  void wayToSignInCanNotBeChanged() {
    var request =
        UpdatePrivateRegistry.builder()
            .oidc(OidcAuth.azure().tenantId("t").clientId("c").build())
            .build();

    assertThatExceptionOfType(ValidationException.class)
        .isThrownBy(() -> registries.update(name, request))
        .satisfies(
            e ->
                assertThat(e.error().fields())
                    .extracting(ApiError.Field::name)
                    .containsExactly("auth_type"));
    assertOnlyChanged();
  }

  @Test
  void missingRegistryIsNotFound() {
    var request = UpdatePrivateRegistry.builder().username("hubot").build();

    assertThatExceptionOfType(NotFoundException.class)
        .isThrownBy(() -> registries.update("NOTHING", request));
    assertThatExceptionOfType(NotFoundException.class).isThrownBy(() -> registries.get("NOTHING"));
    assertThatExceptionOfType(NotFoundException.class)
        .isThrownBy(() -> registries.delete("NOTHING"));
  }

  @Test
  void secretWithOidcIsRefused() {
    var builder =
        UpdatePrivateRegistry.builder()
            .oidc(OidcAuth.azure().tenantId("t").clientId("c").build())
            .secret(Secret.of("hunter3"));

    assertThatIllegalStateException().isThrownBy(builder::build).withMessageContaining("secret");
  }

  @Test
  void updateOfNothingIsNotBuilt() {
    assertThatIllegalStateException().isThrownBy(UpdatePrivateRegistry.builder()::build);
  }

  private String createOidc() {
    return registries
        .create(
            CreatePrivateRegistry.builder(
                    PrivateRegistryType.NPM_REGISTRY,
                    "https://npm.acme.example/",
                    RepositoryAccess.all())
                .oidc(OidcAuth.jfrog().providerName("provider").build())
                .build())
        .name();
  }

  private FakePrivateRegistry held() {
    return fake.organization("acme").registry(name);
  }

  private void assertOnlyChanged(String... fields) {
    assertThat(held())
        .usingRecursiveComparison()
        .ignoringFields("updatedAt")
        .ignoringFields(fields)
        .isEqualTo(before);
  }

  private String lastBody() {
    var calls = fake.calls(GitHubOperation.UPDATE_REGISTRY);
    return calls.get(calls.size() - 1).bodyText();
  }

  private void assertSentFields(String... fields) {
    assertThat(ScriptedGitHub.json(lastBody()).fieldNames())
        .toIterable()
        .containsExactlyInAnyOrder(fields);
  }
}
