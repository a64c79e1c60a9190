package io.github.registrysdk.github;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.github.registrysdk.core.ApiError;
import io.github.registrysdk.core.Secret;
import io.github.registrysdk.core.ValidationException;
import io.github.registrysdk.github.model.OidcAuth;
import io.github.registrysdk.github.model.PrivateRegistryType;
import io.github.registrysdk.testing.FakeGitHub;
import io.github.registrysdk.testing.FakePrivateRegistry;
import io.github.registrysdk.testing.GitHubOperation;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** An update changes what it names and nothing else. */
class UpdateRoundTripTest {
  @AutoClose private final FakeGitHub fake = FakeGitHub.start();
  @AutoClose private final GitHubClient github = Clients.of(fake);
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

  static Stream<Arguments> changes() {
    return Stream.of(
        change("{'username':'hubot'}", b -> b.username("hubot"), "username"),
        change("{'username':null}", b -> b.clearUsername(), "username"),
        change("{'url':'https://two.example/'}", b -> b.url("https://two.example/"), "url"),
        change("{'url':'https://npm_two:8443/p'}", b -> b.url("https://npm_two:8443/p"), "url"),
        change("{'url':'https://[2001:db8::1]:1'}", b -> b.url("https://[2001:db8::1]:1"), "url"),
        change(
            "{'registry_type':'npm_registry'}",
            b -> b.registryType(PrivateRegistryType.NPM_REGISTRY),
            "type"),
        change("{'replaces_base':true}", b -> b.replacesBase(true), "replacesBase"),
        change("{'replaces_base':false}", b -> b.replacesBase(false)),
        change(
            "{'visibility':'selected','selected_repository_ids':[5]}",
            b -> b.access(RepositoryAccess.all()).access(RepositoryAccess.selected(5)),
            "selectedRepositoryIds"),
        change(
            "{'visibility':'selected','selected_repository_ids':[]}",
            b -> b.access(RepositoryAccess.selected()),
            "selectedRepositoryIds"),
        change(
            "{'visibility':'all'}",
            b -> b.access(RepositoryAccess.selected(5)).access(RepositoryAccess.all()),
            "visibility",
            "selectedRepositoryIds"));
  }

  private static Arguments change(
      String sent, UnaryOperator<UpdatePrivateRegistry.Builder> change, String... changed) {
    return Arguments.of(sent.replace('\'', '"'), change, changed);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("changes")
  void onlyWhatIsNamedIsSentAndChanged(
      String sent, UnaryOperator<UpdatePrivateRegistry.Builder> change, String[] changed) {
    registries.update(name, change.apply(UpdatePrivateRegistry.builder()).build());

    assertThat(lastBody()).isEqualTo(sent);
    assertOnlyChanged(changed);
    for (String field : changed) {
      assertThat(held()).usingRecursiveComparison().comparingOnlyFields(field).isNotEqualTo(before);
    }
  }

  @Test
  void secretIsReplacedAndNothingElse() {
    registries.update(name, UpdatePrivateRegistry.builder().secret(Secret.of("hunter3")).build());

    assertThat(held().secret()).isEqualTo("hunter3");
    assertOnlyChanged("secret");
    assertSentFields("encrypted_value", "key_id");
  }

  @Test
  void secretWithOidcIsRefused() {
    OidcAuth azure = OidcAuth.azure().tenantId("t").clientId("c").build();
    for (UpdatePrivateRegistry.Builder builder :
        List.of(
            UpdatePrivateRegistry.builder().oidc(azure),
            UpdatePrivateRegistry.builder().oidcField("tenant_id", "t"))) {
      builder.secret(Secret.of("hunter3"));
      assertThatIllegalStateException().isThrownBy(builder::build).withMessageContaining("secret");
    }
  }

  @Test
  void oidcFieldsAreReplaced() {
    String oidc = createOidc();
    OidcAuth next = OidcAuth.jfrog().providerName("other").audience("aud").build();

    registries.update(
        oidc,
        UpdatePrivateRegistry.builder()
            .oidc(OidcAuth.azure().tenantId("tenant").clientId("client").build())
            .oidc(next)
            .build());

    assertThat(registries.get(oidc).oidc().map(OidcAuth::fields).orElseThrow())
        .containsAllEntriesOf(next.fields());
    assertSentFields("auth_type", "audience", "jfrog_oidc_provider_name");
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
  void addressOfTheKeyIsNoRegistry() {
    assertThatIllegalArgumentException().isThrownBy(() -> registries.get("public-key"));
    assertThatIllegalArgumentException().isThrownBy(() -> registries.delete("public-key"));
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
