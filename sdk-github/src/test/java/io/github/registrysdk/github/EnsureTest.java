package io.github.registrysdk.github;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.registrysdk.core.AmbiguousRegistryException;
import io.github.registrysdk.core.FieldChange;
import io.github.registrysdk.core.FieldChange.Kind;
import io.github.registrysdk.core.OutcomeUnknownException;
import io.github.registrysdk.core.Plan;
import io.github.registrysdk.core.ReplacementRequiredException;
import io.github.registrysdk.core.Secret;
import io.github.registrysdk.core.SecretPolicy;
import io.github.registrysdk.github.model.OidcAuth;
import io.github.registrysdk.github.model.PrivateRegistry;
import io.github.registrysdk.github.model.PrivateRegistryType;
import io.github.registrysdk.github.model.RegistryVisibility;
import io.github.registrysdk.testing.FakeGitHub;
import io.github.registrysdk.testing.FakePrivateRegistry;
import io.github.registrysdk.testing.Fault;
import io.github.registrysdk.testing.GitHubOperation;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

class EnsureTest {
  private static final String URL = "https://npm.acme.example/";
  private static final String TOKEN = "npm-token-0123456789";

  @AutoClose private final FakeGitHub fake = FakeGitHub.start();
  @AutoClose private final GitHubClient client = Clients.of(fake);
  private final PrivateRegistryService registries = client.organization("acme").privateRegistries();

  private static CreatePrivateRegistry.Builder npm(RepositoryAccess access) {
    return CreatePrivateRegistry.builder(PrivateRegistryType.NPM_REGISTRY, URL, access);
  }

  private static CreatePrivateRegistry npm() {
    return npm(RepositoryAccess.privateRepositories()).token(Secret.of(TOKEN)).build();
  }

  private FakePrivateRegistry held() {
    return fake.organization("acme").registries().get(0);
  }

  private List<String> methods() {
    return fake.calls().stream().map(call -> call.method()).toList();
  }

  @Test
  void planOfAMissingRegistryNamesEveryFieldAndSendsNoWrite() {
    Plan<PrivateRegistry> plan = registries.plan(npm());

    assertThat(plan)
        .hasToString(
            "CREATE npm_registry https://npm.acme.example/ (registry_type: null -> npm_registry,"
                + " url: null -> https://npm.acme.example/, auth_type: null -> token,"
                + " visibility: null -> private, encrypted_value: null -> [secret])");
    assertThat(methods()).containsExactly("GET");
  }

  @Test
  void missingRegistryIsCreatedOnceAndFoundByItsTypeAndUrl() {
    Plan<PrivateRegistry> first = registries.ensure(npm());
    Plan<PrivateRegistry> second = registries.ensure(npm());

    assertThat(first.action()).isEqualTo(Plan.Action.CREATE);
    assertThat(held().secret()).isEqualTo(TOKEN);
    assertThat(second.action()).isEqualTo(Plan.Action.UNCHANGED);
    assertThat(second.result()).isNotNull();
    assertThat(second.result().name()).isEqualTo("NPM_REGISTRY_SECRET");
    assertThat(fake.calls(GitHubOperation.CREATE_REGISTRY)).hasSize(1);
    assertThat(fake.calls(GitHubOperation.UPDATE_REGISTRY)).isEmpty();
  }

  @Test
  void onlyWhatDiffersIsChanged() {
    fake.addRegistry("acme", "npm_registry", "https://NPM.acme.example", "old-token");
    CreatePrivateRegistry request =
        npm(RepositoryAccess.selected(2, 1))
            .token(Secret.of(TOKEN))
            .username("ci")
            .replacesBase(true)
            .build();

    Plan<PrivateRegistry> plan = registries.ensure(request);

    assertThat(plan.action()).isEqualTo(Plan.Action.UPDATE);
    assertThat(plan.changes())
        .containsExactly(
            new FieldChange("username", null, "ci", Kind.VALUE),
            new FieldChange("replaces_base", false, true, Kind.VALUE),
            new FieldChange("visibility", held(plan).value(), "selected", Kind.VALUE),
            new FieldChange("selected_repository_ids", null, List.of(1L, 2L), Kind.VALUE));
    assertThat(held().secret()).isEqualTo("old-token");
    assertThat(held().selectedRepositoryIds()).containsExactlyInAnyOrder(1L, 2L);
    assertThat(plan.result()).isNotNull();
    assertThat(plan.result())
        .usingRecursiveComparison()
        .ignoringFields("updatedAt", "selectedRepositoryIds")
        .isEqualTo(registries.get("NPM_REGISTRY_SECRET"));
    assertThat(plan.result().selectedRepositoryIds()).containsExactlyInAnyOrder(1L, 2L);
  }

  private static RegistryVisibility held(Plan<PrivateRegistry> plan) {
    return plan.current().visibility();
  }

  @Test
  void selectedRepositoriesThatAreNotReportedAreNoDifference() {
    registries.ensure(npm(RepositoryAccess.selected(1)).token(Secret.of(TOKEN)).build());

    assertThat(
            registries
                .plan(npm(RepositoryAccess.selected(2)).token(Secret.of(TOKEN)).build())
                .action())
        .isEqualTo(Plan.Action.UNCHANGED);
  }

  @Test
  void selectedRepositoriesThatAreReportedAreComparedInAnyOrder() {
    try (FakeGitHub reporting = FakeGitHub.builder().reportsSelectedRepositories().start();
        GitHubClient reader = Clients.of(reporting)) {
      PrivateRegistryService service = reader.organization("acme").privateRegistries();
      service.ensure(npm(RepositoryAccess.selected(1, 2)).token(Secret.of(TOKEN)).build());

      assertThat(
              service
                  .plan(npm(RepositoryAccess.selected(2, 1)).token(Secret.of(TOKEN)).build())
                  .action())
          .isEqualTo(Plan.Action.UNCHANGED);
      Plan<PrivateRegistry> plan =
          service.ensure(npm(RepositoryAccess.selected()).token(Secret.of(TOKEN)).build());
      assertThat(plan.changes())
          .containsExactly(
              new FieldChange("selected_repository_ids", List.of(1L, 2L), List.of(), Kind.VALUE));
      assertThat(reporting.organization("acme").registries().get(0).selectedRepositoryIds())
          .isEmpty();
    }
  }

  @Test
  void policyDecidesWhetherTheSecretOfAnExistingRegistryIsSent() {
    fake.addRegistry("acme", "npm_registry", URL, "old-token");
    CreatePrivateRegistry request = npm(RepositoryAccess.all()).token(Secret.of(TOKEN)).build();
    registries.ensure(request);
    assertThat(held().secret()).isEqualTo("old-token");
    // Stored by an earlier run, for old-token.
    String old = "1.GMXIkR9EidDL060ykwLiGA.cShGL2sZM-7HkQwhh-xzsGqXmBs4BpCmOfG9gp-9QyQ";

    Plan<PrivateRegistry> plan = registries.ensure(request, SecretPolicy.whenChangedSince(old));

    assertThat(plan.changes())
        .containsExactly(new FieldChange("encrypted_value", null, "[secret]", Kind.SECRET));
    assertThat(held().secret()).isEqualTo(TOKEN);
    String now = SecretPolicy.fingerprint(Secret.of(TOKEN));
    assertThat(registries.plan(request, SecretPolicy.whenChangedSince(now)).action())
        .isEqualTo(Plan.Action.UNCHANGED);
    assertThat(registries.plan(request, SecretPolicy.always()).action())
        .isEqualTo(Plan.Action.UPDATE);
  }

  @Test
  void oidcFieldsAreCompared() {
    CreatePrivateRegistry.Builder builder =
        npm(RepositoryAccess.all()).oidc(new OidcAuth.Azure("tenant", "client"));
    registries.ensure(builder.build());
    assertThat(registries.ensure(builder.build()).action()).isEqualTo(Plan.Action.UNCHANGED);

    Plan<PrivateRegistry> plan =
        registries.ensure(
            npm(RepositoryAccess.all()).oidc(new OidcAuth.Azure("tenant", "other")).build());

    assertThat(plan.changes())
        .containsExactly(new FieldChange("client_id", "client", "other", Kind.VALUE));
    assertThat(plan.result()).isNotNull();
    assertThat(plan.result().oidc()).contains(new OidcAuth.Azure("tenant", "other"));
    assertThat(registries.get("NPM_REGISTRY_SECRET").oidc())
        .contains(new OidcAuth.Azure("tenant", "other"));
  }

  @Test
  void anotherWayToAuthenticateIsRefusedAndChangesNothing() {
    fake.addRegistry("acme", "npm_registry", URL, "old-token");

    ReplacementRequiredException e =
        catchThrowableOfType(
            ReplacementRequiredException.class,
            () ->
                registries.ensure(
                    npm(RepositoryAccess.all()).usernamePassword("ci", Secret.of(TOKEN)).build()));

    assertThat(e.fields()).containsExactly("auth_type");
    assertThat(methods()).containsExactly("GET");
  }

  @Test
  void twoRegistriesOfOneTypeAndUrlAreNamedAndNotChanged() {
    String one = fake.addRegistry("acme", "npm_registry", URL, "one-token");
    String two = fake.addRegistry("acme", "npm_registry", URL, "two-token");

    AmbiguousRegistryException e =
        catchThrowableOfType(AmbiguousRegistryException.class, () -> registries.ensure(npm()));

    assertThat(e.names()).containsExactly(one, two);
    assertThat(e).hasMessageContaining(one).hasMessageContaining(two);
    assertThat(methods()).containsExactly("GET");
  }

  @Test
  void createWithALostResponseIsFoundByReading() {
    fake.faults().on(GitHubOperation.CREATE_REGISTRY).once(Fault.dropAfterEffect());

    assertThat(registries.ensure(npm()).action()).isEqualTo(Plan.Action.CREATE);
    assertThat(fake.organization("acme").registries()).hasSize(1);
  }

  @Test
  void createThatDidNotArriveIsReadTwiceAndNotRepeated() {
    fake.faults().on(GitHubOperation.CREATE_REGISTRY).once(Fault.dropBeforeEffect());

    assertThat(catchThrowableOfType(OutcomeUnknownException.class, () -> registries.ensure(npm())))
        .isNotNull();
    assertThat(fake.calls(GitHubOperation.CREATE_REGISTRY)).hasSize(1);
    assertThat(fake.calls(GitHubOperation.LIST_REGISTRIES)).hasSize(3);
  }

  @Test
  void updateWithALostResponseIsComparedByReading() {
    fake.addRegistry("acme", "npm_registry", URL, "old-token");
    fake.faults().on(GitHubOperation.UPDATE_REGISTRY).once(Fault.dropAfterEffect());

    Plan<PrivateRegistry> plan =
        registries.ensure(
            npm(RepositoryAccess.all()).token(Secret.of(TOKEN)).username("ci").build());

    assertThat(plan.result()).isNotNull();
    assertThat(plan.result().username()).isEqualTo("ci");
    assertThat(fake.calls(GitHubOperation.UPDATE_REGISTRY)).hasSize(1);
  }

  @Test
  void severalPagesAreReadOnceForAllRequests() {
    List<CreatePrivateRegistry> requests =
        IntStream.range(0, 250)
            .mapToObj(
                i ->
                    CreatePrivateRegistry.builder(
                            PrivateRegistryType.NPM_REGISTRY,
                            "https://npm.acme.example/" + i,
                            RepositoryAccess.privateRepositories())
                        .token(Secret.of(TOKEN))
                        .build())
            .toList();
    requests.forEach(
        request ->
            fake.addRegistry(
                "acme", "npm_registry", (String) request.fields().asMap().get("url"), "old-token"));

    assertThat(registries.ensureAll(requests, SecretPolicy.onlyWhenCreated())).hasSize(250);
    assertThat(methods()).containsExactly("GET", "GET", "GET");
  }

  @Test
  void olderServerIsFoundByItsTypeAlone() {
    try (FakeGitHub older = FakeGitHub.builder().olderServer().start();
        GitHubClient reader = Clients.of(older)) {
      PrivateRegistryService service = reader.organization("acme").privateRegistries();
      CreatePrivateRegistry maven =
          CreatePrivateRegistry.olderServerBuilder(
                  PrivateRegistryType.MAVEN_REPOSITORY, RepositoryAccess.all())
              .token(Secret.of(TOKEN))
              .build();

      assertThat(service.ensure(maven).action()).isEqualTo(Plan.Action.CREATE);
      assertThat(service.ensure(maven).action()).isEqualTo(Plan.Action.UNCHANGED);
    }
  }

  @Test
  void registryWhoseUrlIsNotReportedIsNamedAndNoSecondOneIsCreated() {
    try (FakeGitHub older = FakeGitHub.builder().olderServer().start();
        GitHubClient reader = Clients.of(older)) {
      String there = older.addRegistry("acme", "maven_repository", URL, "token");
      PrivateRegistryService service = reader.organization("acme").privateRegistries();
      CreatePrivateRegistry maven =
          CreatePrivateRegistry.builder(
                  PrivateRegistryType.MAVEN_REPOSITORY, URL, RepositoryAccess.all())
              .token(Secret.of(TOKEN))
              .build();

      assertThatExceptionOfType(AmbiguousRegistryException.class)
          .isThrownBy(() -> service.ensure(maven))
          .withMessageContaining(there);
      assertThatExceptionOfType(AmbiguousRegistryException.class)
          .isThrownBy(() -> service.planAll(List.of(maven), SecretPolicy.onlyWhenCreated()));
      assertThat(older.calls(GitHubOperation.CREATE_REGISTRY)).isEmpty();
    }
  }

  @Test
  void runsAsynchronously() throws Exception {
    assertThat(client.async(() -> registries.ensure(npm())).get().result()).isNotNull();
  }

  @Test
  void addedFieldsAreComparedIfReportedAndSecretsAsThePolicySays() {
    Secret secret = Secret.of("hunter2-hunter2");
    CreatePrivateRegistry request =
        npm(RepositoryAccess.all())
            .token(Secret.of(TOKEN))
            .with("scope", "@acme")
            .with("proxy", Map.of("password", secret))
            .build();
    String held =
        "{\"total_count\":1,\"configurations\":[{\"name\":\"NPM\",\"registry_type\":"
            + "\"npm_registry\",\"auth_type\":\"token\",\"url\":\"%s\",\"visibility\":\"all\",\"created_at\":"
            + "\"2026-01-01T00:00:00Z\",\"updated_at\":\"2026-01-01T00:00:00Z\"%s}]}";
    try (ScriptedGitHub scripted = new ScriptedGitHub()) {
      PrivateRegistryService scriptedRegistries =
          scripted.client().organization("acme").privateRegistries();

      scripted.responding(200, held.formatted(URL, ""));
      assertThat(scriptedRegistries.plan(request).action()).isEqualTo(Plan.Action.UNCHANGED);

      scripted.responding(200, held.formatted(URL, ",\"scope\":\"@old\""));
      Plan<PrivateRegistry> plan = scriptedRegistries.plan(request);
      assertThat(plan).hasToString("UPDATE npm_registry " + URL + " (scope: @old -> @acme)");

      scripted.responding(200, held.formatted(URL, ",\"scope\":\"@old\""));
      scripted.respondingFixture("public-key-to-seal-with.json");
      scripted.responding(204, "");
      Plan<PrivateRegistry> done = scriptedRegistries.ensure(request, SecretPolicy.always());

      assertThat(done.changes())
          .containsExactlyInAnyOrder(
              new FieldChange("scope", "@old", "@acme", Kind.VALUE),
              new FieldChange("proxy", null, "[secret]", Kind.SECRET),
              new FieldChange("encrypted_value", null, "[secret]", Kind.SECRET));
      assertThat(done.result()).isNotNull();
      assertThat(done.result().extraFields().asMap()).isEqualTo(Map.of("scope", "@acme"));
      IntStream.range(0, 4).forEach(i -> scripted.request());
      JsonNode sent = ScriptedGitHub.json(ScriptedGitHub.text(scripted.request()));
      assertThat(sent.get("scope").textValue()).isEqualTo("@acme");
      assertThat(sent.at("/proxy/password").textValue()).isEqualTo("hunter2-hunter2");
      assertThat(sent.get("encrypted_value").textValue()).isNotEqualTo(TOKEN);
    }
  }

  @Test
  void planOfACreateShowsNoAddedSecret() {
    Plan<PrivateRegistry> plan =
        registries.plan(
            npm(RepositoryAccess.all())
                .token(Secret.of(TOKEN))
                .with("x", List.of(Secret.of("hunter2-hunter2")))
                .build());

    assertThat(plan.changes())
        .contains(
            new FieldChange("x", null, "[secret]", Kind.SECRET),
            new FieldChange("encrypted_value", null, "[secret]", Kind.SECRET));
  }
}
