package io.github.registrysdk.buildkite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.registrysdk.buildkite.internal.PolicyText;
import io.github.registrysdk.buildkite.model.ClaimRule;
import io.github.registrysdk.buildkite.model.Ecosystem;
import io.github.registrysdk.buildkite.model.OidcPolicy;
import io.github.registrysdk.buildkite.model.OidcScope;
import io.github.registrysdk.buildkite.model.OidcStatement;
import io.github.registrysdk.buildkite.model.PackageRegistry;
import io.github.registrysdk.core.AmbiguousRegistryException;
import io.github.registrysdk.core.FieldChange;
import io.github.registrysdk.core.FieldChange.Kind;
import io.github.registrysdk.core.OutcomeUnknownException;
import io.github.registrysdk.core.PermissionDeniedException;
import io.github.registrysdk.core.Plan;
import io.github.registrysdk.core.ReplacementRequiredException;
import io.github.registrysdk.core.ValidationException;
import io.github.registrysdk.testing.BuildkiteOperation;
import io.github.registrysdk.testing.FakeBuildkite;
import io.github.registrysdk.testing.FakePackageRegistry;
import io.github.registrysdk.testing.Fault;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import okhttp3.OkHttpClient;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

class EnsureTest {
  private static final OidcStatement STATEMENT =
      OidcStatement.issuedBy("https://agent.buildkite.com")
          .granting(OidcScope.READ_PACKAGES)
          .where("pipeline_slug", ClaimRule.equalTo("release"));

  private static final String YAML =
      "- iss: https://agent.buildkite.com\n  scopes:\n    - read_packages\n  claims: {}\n";

  @AutoClose private final FakeBuildkite fake = FakeBuildkite.start();
  @AutoClose private BuildkiteClient client = Clients.of(fake);
  private PackageRegistryService registries = client.organization("acme").registries();

  private static CreatePackageRegistry.Builder fruit() {
    return CreatePackageRegistry.builder("Our fruit", Ecosystem.DEBIAN);
  }

  private FakePackageRegistry held() {
    return fake.organization("acme").registry("our-fruit");
  }

  private List<String> methods() {
    return fake.calls().stream().map(call -> call.method()).toList();
  }

  private void onceBeforeACreate(Runnable other) {
    AtomicBoolean done = new AtomicBoolean();
    client.close();
    client =
        Clients.builder(fake)
            .httpClient(
                new OkHttpClient.Builder()
                    .addInterceptor(
                        chain -> {
                          if (chain.request().method().equals("POST") && !done.getAndSet(true)) {
                            other.run();
                          }
                          return chain.proceed(chain.request());
                        })
                    .build())
            .build();
    registries = client.organization("acme").registries();
  }

  @Test
  void planOfAMissingRegistryNamesEveryFieldAndSendsNoWrite() {
    Plan<PackageRegistry> plan = registries.plan(fruit().color("#f0ccff").build());

    assertThat(plan)
        .hasToString(
            "CREATE Our fruit (name: null -> Our fruit, ecosystem: null -> debian,"
                + " color: null -> #f0ccff)");
    assertThat(methods()).containsExactly("GET");
  }

  @Test
  void missingRegistryIsCreatedOnceAndFoundByItsName() {
    CreatePackageRegistry request =
        fruit().teamIds("team").description("Fruit").oidcPolicy(OidcPolicy.of(STATEMENT)).build();

    Plan<PackageRegistry> first = registries.ensure(request);
    Plan<PackageRegistry> second = registries.ensure(request);

    assertThat(first.action()).isEqualTo(Plan.Action.CREATE);
    assertThat(first.result()).isNotNull();
    assertThat(second.action()).isEqualTo(Plan.Action.UNCHANGED);
    assertThat(second.result()).isNotNull();
    assertThat(second.result().slug()).isEqualTo("our-fruit");
    assertThat(methods()).containsExactly("GET", "POST", "GET");
  }

  @Test
  void onlyWhatDiffersIsChanged() {
    registries.create(fruit().description("Old").color("#F0CCFF").build());

    Plan<PackageRegistry> plan =
        registries.ensure(
            fruit()
                .description("New")
                .color("#f0ccff")
                .emoji(":apple:")
                .oidcPolicy(OidcPolicy.yaml(YAML))
                .build());

    assertThat(plan.action()).isEqualTo(Plan.Action.UPDATE);
    assertThat(plan.changes())
        .containsExactly(
            new FieldChange("description", "Old", "New", Kind.VALUE),
            new FieldChange("emoji", null, ":apple:", Kind.VALUE),
            new FieldChange("oidc_policy", null, YAML, Kind.VALUE));
    assertThat(fake.calls(BuildkiteOperation.UPDATE_REGISTRY).get(0).bodyText())
        .startsWith("{\"description\":\"New\",\"emoji\":\":apple:\",\"oidc_policy\":\"- iss")
        .doesNotContain("color");
    assertThat(held().description()).isEqualTo("New");
    assertThat(plan.result()).isEqualTo(registries.get("our-fruit"));
  }

  @Test
  void teamsAndWhatWasNotAskedForAreNoDifference() {
    registries.create(
        fruit().teamIds("one").description("Fruit").emoji(":apple:").color("#f0ccff").build());

    assertThat(registries.plan(fruit().teamIds("two").build()).action())
        .isEqualTo(Plan.Action.UNCHANGED);
  }

  @Test
  void emptyDescriptionIsNoDescription() {
    registries.create(fruit().build());

    assertThat(registries.plan(fruit().description("").build()).action())
        .isEqualTo(Plan.Action.UNCHANGED);
  }

  @Test
  void policiesAreComparedInWhateverFormTheyAreReturned() {
    Object json = List.of(Map.of("iss", "x", "claims", Map.of("a", "b")));

    assertThat(PolicyText.same(json, json)).isTrue();
    assertThat(PolicyText.same(json, "[{\"claims\": {\"a\": \"b\"}, \"iss\": \"x\"}]")).isTrue();
    assertThat(PolicyText.same(json, "[{\"claims\": {\"a\": \"c\"}, \"iss\": \"x\"}]")).isFalse();
    assertThat(PolicyText.same("- iss: x", "- iss: x\n")).isTrue();
    assertThat(PolicyText.same("- iss: x", "- iss: y")).isFalse();
    assertThat(PolicyText.same(json, "- iss: x")).isFalse();
    assertThat(PolicyText.same("\"iss\": x", "\"iss\": y")).isFalse();
    assertThat(PolicyText.same(json, null)).isFalse();
    assertThat(PolicyText.same(null, null)).isTrue();
    assertThat(PolicyText.same("{\"a\": 1}", Map.of("a", 1L))).isTrue();
  }

  @Test
  void changedPolicyIsSent() {
    registries.create(fruit().oidcPolicy(OidcPolicy.of(STATEMENT)).build());

    Plan<PackageRegistry> plan =
        registries.ensure(
            fruit()
                .oidcPolicy(OidcPolicy.of(STATEMENT.granting(OidcScope.WRITE_PACKAGES)))
                .build());

    assertThat(plan.changes()).extracting(FieldChange::field).containsExactly("oidc_policy");
    assertThat(held().oidcPolicy()).contains("write_packages");
  }

  @Test
  void anotherEcosystemIsRefusedAndChangesNothing() {
    fake.addRegistry("acme", "Our fruit", "java");

    ReplacementRequiredException e =
        catchThrowableOfType(
            ReplacementRequiredException.class,
            () -> registries.ensure(fruit().description("New").build()));

    assertThat(e.fields()).containsExactly("ecosystem");
    assertThat(methods()).containsExactly("GET");
  }

  @Test
  void twoRegistriesOfOneNameAreNamedAndNotChanged() {
    try (ScriptedBuildkite scripted = new ScriptedBuildkite()) {
      scripted.responding(
          200,
          """
          [{"id": "1", "slug": "our-fruit", "name": "Our fruit"},
           {"id": "2", "slug": "our-fruit-2", "name": "Our fruit"}]
          """);

      AmbiguousRegistryException e =
          catchThrowableOfType(
              AmbiguousRegistryException.class,
              () -> scripted.acme().registries().ensure(fruit().build()));

      assertThat(e.names()).containsExactly("our-fruit", "our-fruit-2");
      assertThat(e).hasMessageContaining("Our fruit").hasMessageContaining("our-fruit-2");
    }
  }

  @Test
  void createWithALostResponseIsFoundByReading() {
    fake.faults().on(BuildkiteOperation.CREATE_REGISTRY).once(Fault.dropAfterEffect());

    assertThat(registries.ensure(fruit().build()).action()).isEqualTo(Plan.Action.CREATE);
    assertThat(methods()).containsExactly("GET", "POST", "GET");
  }

  @Test
  void createThatDidNotArriveIsReadTwiceAndNotRepeated() {
    fake.faults().on(BuildkiteOperation.CREATE_REGISTRY).once(Fault.dropBeforeEffect());

    assertThat(
            catchThrowableOfType(
                OutcomeUnknownException.class, () -> registries.ensure(fruit().build())))
        .isNotNull();
    assertThat(methods()).containsExactly("GET", "POST", "GET", "GET");
  }

  /** Somebody else has created a registry of that name, or has changed the one that arrived. */
  @Test
  void refusedUpdateAfterACreateOfUnknownOutcomeDoesNotHideThatOutcome() {
    fake.faults().on(BuildkiteOperation.CREATE_REGISTRY).once(Fault.dropBeforeEffect());
    fake.faults().on(BuildkiteOperation.UPDATE_REGISTRY).once(Fault.status(403));
    onceBeforeACreate(() -> fake.addRegistry("acme", "Our fruit", "debian"));

    OutcomeUnknownException e =
        catchThrowableOfType(
            OutcomeUnknownException.class,
            () -> registries.ensure(fruit().description("New").build()));

    assertThat(e.operation()).isEqualTo("create a registry");
    assertThat(e.getSuppressed()).singleElement().isInstanceOf(PermissionDeniedException.class);
    assertThat(methods()).containsExactly("GET", "POST", "GET", "POST");
  }

  @Test
  void updateWithALostResponseIsComparedByReading() {
    registries.create(fruit().build());
    fake.faults().on(BuildkiteOperation.UPDATE_REGISTRY).once(Fault.dropAfterEffect());

    Plan<PackageRegistry> plan = registries.ensure(fruit().description("New").build());

    assertThat(plan.result()).isNotNull();
    assertThat(plan.result().description()).isEqualTo("New");
    assertThat(fake.calls(BuildkiteOperation.UPDATE_REGISTRY)).hasSize(1);
  }

  @Test
  void registryThatAnotherProcessCreatedFirstIsComparedAndChanged() {
    onceBeforeACreate(() -> fake.addRegistry("acme", "Our fruit", "debian"));

    Plan<PackageRegistry> plan = registries.ensure(fruit().description("New").build());

    assertThat(plan.action()).isEqualTo(Plan.Action.UPDATE);
    assertThat(held().description()).isEqualTo("New");
    assertThat(methods()).containsExactly("GET", "POST", "GET", "POST");
  }

  @Test
  void slugOfAnotherRegistryIsReportedAsRefused() {
    fake.addRegistry("acme", "our-fruit", "debian");

    assertThat(
            catchThrowableOfType(
                ValidationException.class, () -> registries.ensure(fruit().build())))
        .isNotNull();
  }

  @Test
  void thousandRegistriesNeedOneListAndNoWrite() {
    List<CreatePackageRegistry> requests =
        IntStream.range(0, 1_000)
            .mapToObj(i -> CreatePackageRegistry.builder("fruit " + i, Ecosystem.DEBIAN).build())
            .toList();
    for (int i = 0; i < 1_000; i++) {
      fake.addRegistry("acme", "fruit " + i, "debian");
    }

    List<Plan<PackageRegistry>> plans = registries.ensureAll(requests);

    assertThat(plans).hasSize(1_000).allMatch(p -> p.action() == Plan.Action.UNCHANGED);
    assertThat(fake.calls())
        .allMatch(call -> call.operation().equals(Optional.of(BuildkiteOperation.LIST_REGISTRIES)));
    assertThat(fake.calls().stream().map(call -> call.query()).distinct())
        .hasSize(fake.calls().size());
    assertThat(registries.planAll(requests)).allMatch(p -> p.action() == Plan.Action.UNCHANGED);
  }

  @Test
  void runsAsynchronously() throws Exception {
    assertThat(client.async(() -> registries.ensure(fruit().build())).get().result()).isNotNull();
  }

  @Test
  void addedFieldIsComparedOnlyIfTheResponseHasIt() {
    CreatePackageRegistry request =
        fruit().with("retention", Map.of("days", 30L)).with("public", true).build();
    String held =
        "[{\"id\":\"1\",\"slug\":\"s\",\"name\":\"Our fruit\",\"ecosystem\":\"debian\"%s}]";
    try (ScriptedBuildkite scripted = new ScriptedBuildkite()) {
      PackageRegistryService scriptedRegistries = scripted.acme().registries();

      scripted.responding(200, held.formatted(""));
      assertThat(scriptedRegistries.plan(request).action()).isEqualTo(Plan.Action.UNCHANGED);

      scripted.responding(200, held.formatted(",\"retention\":{\"days\":30},\"public\":true"));
      assertThat(scriptedRegistries.plan(request).action()).isEqualTo(Plan.Action.UNCHANGED);

      scripted.responding(200, held.formatted(",\"retention\":{\"days\":7},\"public\":false"));
      scripted.responding(200, held.formatted("").replaceAll("^.|.$", ""));
      Plan<PackageRegistry> plan = scriptedRegistries.ensure(request);

      assertThat(plan)
          .hasToString(
              "UPDATE Our fruit (retention: {days=7} -> {days=30}, public: false -> true)");
      scripted.request();
      scripted.request();
      scripted.request();
      scripted.assertNextWithJson(
          "POST",
          "/v2/packages/organizations/acme/registries/s",
          "{\"retention\":{\"days\":30},\"public\":true}");
    }
  }
}
