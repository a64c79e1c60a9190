package io.github.registrysdk.humanitec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.registrysdk.core.ConflictException;
import io.github.registrysdk.core.FieldChange;
import io.github.registrysdk.core.FieldChange.Kind;
import io.github.registrysdk.core.OutcomeUnknownException;
import io.github.registrysdk.core.PermissionDeniedException;
import io.github.registrysdk.core.Plan;
import io.github.registrysdk.core.ReplacementRequiredException;
import io.github.registrysdk.core.Secret;
import io.github.registrysdk.core.SecretPolicy;
import io.github.registrysdk.core.TransportException;
import io.github.registrysdk.humanitec.model.ClusterSecret;
import io.github.registrysdk.humanitec.model.Registry;
import io.github.registrysdk.testing.FakeHumanitec;
import io.github.registrysdk.testing.FakeHumanitecExtension;
import io.github.registrysdk.testing.FakeHumanitecRegistry;
import io.github.registrysdk.testing.Fault;
import io.github.registrysdk.testing.HumanitecOperation;
import io.github.registrysdk.testing.ManualClock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import okhttp3.OkHttpClient;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@ExtendWith(FakeHumanitecExtension.class)
class EnsureTest {
  private static final String PASSWORD = "hunter2-hunter2";
  private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
  private static final CreateRegistry TEAM = team("r.example/team", PASSWORD);

  private final ManualClock clock = ManualClock.at(START);
  private FakeHumanitec fake;
  @AutoClose private HumanitecClient client;
  private RegistryService registries;

  private static CreateRegistry team(String registry, String password) {
    return CreateRegistry.builder("team", registry)
        .basic("deploy", Secret.of(password))
        .enableCi(true)
        .build();
  }

  @BeforeEach
  void open(FakeHumanitec given) {
    fake = given;
    use(Clients.builder(fake));
  }

  private void use(HumanitecClient.Builder builder) {
    client = clock.configure(builder).build();
    registries = client.organization("acme").registries();
  }

  private FakeHumanitecRegistry held() {
    return fake.organization("acme").registry("team");
  }

  private List<String> methods() {
    return fake.calls().stream().map(call -> call.method()).toList();
  }

  /** What another process does right before the n-th request of this method. */
  private void before(int number, String method, Runnable other) {
    var left = new AtomicInteger(number);
    client.close();
    use(
        Clients.builder(fake)
            .httpClient(
                new OkHttpClient.Builder()
                    .addInterceptor(
                        chain -> {
                          if (chain.request().method().equals(method)
                              && left.decrementAndGet() == 0) {
                            other.run();
                          }
                          return chain.proceed(chain.request());
                        })
                    .build()));
  }

  @Test
  void planOfAMissingRegistryNamesEveryFieldAndSendsNoWrite() {
    Plan<Registry> plan = registries.plan(TEAM);

    assertThat(plan.action()).isEqualTo(Plan.Action.CREATE);
    assertThat(plan.changes())
        .containsExactly(
            new FieldChange("id", null, "team", Kind.VALUE),
            new FieldChange("registry", null, "r.example/team", Kind.VALUE),
            new FieldChange("type", null, "basic", Kind.VALUE),
            new FieldChange("enable_ci", null, true, Kind.VALUE),
            new FieldChange("creds", null, "[secret]", Kind.SECRET));
    assertThat(plan.current()).isNull();
    assertThat(plan.result()).isNull();
    assertThat(plan)
        .hasToString(
            "CREATE team (id: null -> team, registry: null -> r.example/team, type: null -> basic,"
                + " enable_ci: null -> true, creds: null -> [secret])");
    assertThat(methods()).containsExactly("GET");
  }

  @Test
  void missingRegistryIsCreatedOnce() {
    Plan<Registry> first = registries.ensure(TEAM);
    Plan<Registry> second = registries.ensure(TEAM);

    assertThat(first.action()).isEqualTo(Plan.Action.CREATE);
    assertThat(first.result()).isEqualTo(registries.get("team"));
    assertThat(held().password()).isEqualTo(PASSWORD);
    assertThat(second.action()).isEqualTo(Plan.Action.UNCHANGED);
    assertThat(second.result()).isEqualTo(first.result());
    assertThat(second).hasToString("UNCHANGED team");
    assertThat(methods()).containsExactly("GET", "POST", "GET", "GET");
  }

  @Test
  void onlyWhatDiffersIsChanged() {
    registries.create(team("old.example", "other-password"));

    Plan<Registry> planned = registries.plan(TEAM);
    Plan<Registry> done = registries.ensure(TEAM);

    assertThat(planned.action()).isEqualTo(Plan.Action.UPDATE);
    assertThat(planned.changes())
        .containsExactly(new FieldChange("registry", "old.example", "r.example/team", Kind.VALUE));
    assertThat(done.changes()).isEqualTo(planned.changes());
    assertThat(done.current()).isEqualTo(planned.current());
    assertThat(done.result()).isNotNull().isEqualTo(registries.get("team"));
    assertThat(held().registry()).isEqualTo("r.example/team");
    assertThat(held().password()).isEqualTo("other-password");
    assertThat(fake.calls(HumanitecOperation.UPDATE_REGISTRY).get(0).bodyText())
        .isEqualTo("{\"id\":\"team\",\"registry\":\"r.example/team\",\"type\":\"basic\"}");
  }

  @Test
  void whatWasNotAskedForIsNoDifference() {
    registries.create(
        CreateRegistry.builder("team", "r.example/team")
            .basic("deploy", Secret.of(PASSWORD))
            .enableCi(true)
            .clusterSecret("*", new ClusterSecret("dev", "regcred"))
            .build());
    CreateRegistry less =
        CreateRegistry.builder("team", "r.example/team")
            .basic("deploy", Secret.of(PASSWORD))
            .build();

    assertThat(registries.plan(less).action()).isEqualTo(Plan.Action.UNCHANGED);
  }

  @Test
  void clusterSecretsAreCompared() {
    CreateRegistry.Builder builder =
        CreateRegistry.builder("team", "r.example/team")
            .secretRef("*", new ClusterSecret("dev", "regcred"));
    registries.create(builder.build());

    assertThat(registries.plan(builder.build()).action()).isEqualTo(Plan.Action.UNCHANGED);
    Plan<Registry> plan =
        registries.ensure(builder.clusterSecret("prod", new ClusterSecret("p", "r")).build());
    assertThat(plan.changes())
        .containsExactly(
            new FieldChange(
                "secrets",
                Map.of("*", Map.of("namespace", "dev", "secret", "regcred")),
                Map.of(
                    "*",
                    Map.of("namespace", "dev", "secret", "regcred"),
                    "prod",
                    Map.of("namespace", "p", "secret", "r")),
                Kind.VALUE));
    assertThat(held().secrets()).hasSize(2);
  }

  @Test
  void anotherTypeIsRefusedAndChangesNothing() {
    fake.addRegistry("acme", "team", "old.example", "public");

    assertThat(registries.plan(TEAM).action()).isEqualTo(Plan.Action.REPLACE);
    ReplacementRequiredException e =
        catchThrowableOfType(ReplacementRequiredException.class, () -> registries.ensure(TEAM));

    assertThat(e.fields()).containsExactly("type");
    assertThat(e).hasMessageContaining("can't change type of the registry team");
    assertThat(methods()).containsExactly("GET", "GET");
  }

  @Test
  void policyDecidesWhetherTheSecretOfAnExistingRegistryIsSent() {
    registries.create(team("r.example/team", "old-password"));
    fake.putCreds("acme", "team", "deploy", "old-password", START.plusSeconds(60));
    // Stored by an earlier run, for old-password.
    String old = "1.mNouvZbL8yISJ0jO9u6gNg.4vRuD1DBHu0vtgSfjNJK4WnoA5tHWrOuNiuWiRsc8SA";

    assertThat(registries.ensure(TEAM).action()).isEqualTo(Plan.Action.UNCHANGED);
    assertThat(held().password()).isEqualTo("old-password");

    Plan<Registry> changed = registries.ensure(TEAM, SecretPolicy.whenChangedSince(old));
    assertThat(changed.changes())
        .containsExactly(new FieldChange("creds", null, "[secret]", Kind.SECRET));
    assertThat(held().password()).isEqualTo(PASSWORD);
    assertThat(held().expires()).isNull();

    String now = SecretPolicy.fingerprint(Secret.of(PASSWORD));
    assertThat(registries.ensure(TEAM, SecretPolicy.whenChangedSince(now)).action())
        .isEqualTo(Plan.Action.UNCHANGED);
    assertThat(registries.ensure(TEAM, SecretPolicy.always()).action())
        .isEqualTo(Plan.Action.UPDATE);
  }

  static Stream<Fault> faultsThatHideTheEffect() {
    return Stream.of(
        Fault.dropAfterEffect(),
        Fault.statusAfterEffect(502),
        Fault.truncatedBody(),
        Fault.malformedJson(),
        Fault.body("application/json", "{\"id\": \"team\"}"));
  }

  @ParameterizedTest
  @MethodSource("faultsThatHideTheEffect")
  void createWithALostResponseIsFoundByReading(Fault fault) {
    fake.faults().on(HumanitecOperation.CREATE_REGISTRY).once(fault);

    Plan<Registry> plan = registries.ensure(TEAM);

    assertThat(plan.action()).isEqualTo(Plan.Action.CREATE);
    assertThat(plan.result()).isNotNull();
    assertThat(methods()).containsExactly("GET", "POST", "GET");
  }

  @Test
  void createThatDidNotArriveIsReadTwiceAndNotRepeated() {
    fake.faults().on(HumanitecOperation.CREATE_REGISTRY).once(Fault.dropBeforeEffect());

    OutcomeUnknownException e =
        catchThrowableOfType(OutcomeUnknownException.class, () -> registries.ensure(TEAM));

    assertThat(e.operation()).isEqualTo("create a registry");
    assertThat(methods()).containsExactly("GET", "POST", "GET", "GET");
    assertThat(Duration.between(START, clock.instant())).isEqualTo(Duration.ofSeconds(2));
  }

  @Test
  void createThatArrivesLateIsFoundByTheSecondRead() {
    fake.faults().on(HumanitecOperation.CREATE_REGISTRY).once(Fault.dropBeforeEffect());
    before(3, "GET", () -> fake.addRegistry("acme", "team", "late.example", "basic"));

    Plan<Registry> plan = registries.ensure(TEAM);

    assertThat(plan.action()).isEqualTo(Plan.Action.UPDATE);
    assertThat(held().registry()).isEqualTo("r.example/team");
    assertThat(methods()).containsExactly("GET", "POST", "GET", "GET", "PATCH");
  }

  @Test
  void methodHasTheTimeOfOneCall() {
    client.close();
    use(Clients.builder(fake).callTimeout(Duration.ofSeconds(1)));
    fake.faults().on(HumanitecOperation.CREATE_REGISTRY).once(Fault.dropBeforeEffect());

    OutcomeUnknownException e =
        catchThrowableOfType(OutcomeUnknownException.class, () -> registries.ensure(TEAM));

    assertThat(e.getSuppressed()).hasOnlyElementsOfType(TransportException.class).hasSize(1);
    assertThat(methods()).containsExactly("GET", "POST", "GET");
    assertThat(Duration.between(START, clock.instant())).isEqualTo(Duration.ofSeconds(1));
  }

  @Test
  void updateWithALostResponseIsComparedByReading() {
    registries.create(team("old.example", PASSWORD));
    fake.faults().on(HumanitecOperation.UPDATE_REGISTRY).once(Fault.dropAfterEffect());

    Plan<Registry> plan = registries.ensure(TEAM);

    assertThat(plan.action()).isEqualTo(Plan.Action.UPDATE);
    assertThat(plan.result()).isNotNull().isEqualTo(registries.get("team"));
    assertThat(fake.calls(HumanitecOperation.UPDATE_REGISTRY)).hasSize(1);
  }

  @Test
  void updateThatDidNotArriveIsReadTwiceAndNotRepeated() {
    registries.create(team("old.example", PASSWORD));
    fake.faults().on(HumanitecOperation.UPDATE_REGISTRY).once(Fault.dropBeforeEffect());

    OutcomeUnknownException e =
        catchThrowableOfType(OutcomeUnknownException.class, () -> registries.ensure(TEAM));

    assertThat(e.operation()).isEqualTo("update a registry");
    assertThat(methods()).containsExactly("POST", "GET", "PATCH", "GET", "GET");
  }

  @Test
  void updateOfASecretWithALostResponseStaysUnknown() {
    registries.create(TEAM);
    fake.faults().on(HumanitecOperation.UPDATE_REGISTRY).once(Fault.dropAfterEffect());

    assertThat(
            catchThrowableOfType(
                OutcomeUnknownException.class,
                () -> registries.ensure(TEAM, SecretPolicy.always())))
        .isNotNull();
    assertThat(methods()).containsExactly("POST", "GET", "PATCH");
  }

  @Test
  void updateOfASecretWithAnInvalidResponseIsDone() {
    registries.create(TEAM);
    fake.faults()
        .on(HumanitecOperation.UPDATE_REGISTRY)
        .once(Fault.body("application/json", "{\"id\": \"team\"}"));

    assertThat(registries.ensure(TEAM, SecretPolicy.always()).result()).isNotNull();
  }

  @Test
  void registryThatAnotherProcessCreatedFirstIsComparedAndChanged() {
    before(1, "POST", () -> fake.addRegistry("acme", "team", "theirs.example", "basic"));

    Plan<Registry> plan = registries.ensure(TEAM);

    assertThat(plan.action()).isEqualTo(Plan.Action.UPDATE);
    assertThat(held().registry()).isEqualTo("r.example/team");
    assertThat(methods()).containsExactly("GET", "POST", "GET", "PATCH");
  }

  @Test
  void registryOfAnotherTypeThatAnotherProcessCreatedFirstIsRefused() {
    before(1, "POST", () -> fake.addRegistry("acme", "team", "theirs.example", "public"));

    assertThat(
            catchThrowableOfType(ReplacementRequiredException.class, () -> registries.ensure(TEAM)))
        .isNotNull();
    assertThat(held().registry()).isEqualTo("theirs.example");
  }

  @Test
  void registryOfAnotherTypeDoesNotTellWhatAnUnknownCreateDid() {
    fake.faults().on(HumanitecOperation.CREATE_REGISTRY).once(Fault.dropBeforeEffect());
    before(2, "GET", () -> fake.addRegistry("acme", "team", "theirs.example", "public"));

    OutcomeUnknownException e =
        catchThrowableOfType(OutcomeUnknownException.class, () -> registries.ensure(TEAM));

    assertThat(e.operation()).isEqualTo("create a registry");
    assertThat(methods()).containsExactly("GET", "POST", "GET", "GET");
  }

  @Test
  void domainOfAnotherRegistryIsAConflict() {
    fake.addRegistry("acme", "other", "r.example/team", "basic");

    assertThat(catchThrowableOfType(ConflictException.class, () -> registries.ensure(TEAM)))
        .isNotNull();
    assertThat(methods()).containsExactly("GET", "POST", "GET");
  }

  @Test
  void refusedWriteIsReportedAsItIs() {
    fake.faults().on(HumanitecOperation.CREATE_REGISTRY).once(Fault.status(403));

    assertThat(catchThrowableOfType(PermissionDeniedException.class, () -> registries.ensure(TEAM)))
        .isNotNull();
    assertThat(methods()).containsExactly("GET", "POST");
  }

  @Test
  void userNameAndPasswordInTheDomainAreNotInThePlan() {
    CreateRegistry request =
        CreateRegistry.builder("team", "me:hunter2-hunter2@r.example").publicRegistry().build();
    fake.addRegistry("acme", "team", "old.example", "public");

    Plan<Registry> plan = registries.plan(request);

    assertThat(plan.toString()).contains("old.example -> r.example").doesNotContain(PASSWORD);
    assertThat(plan.changes().get(0).newValue()).isEqualTo("r.example");
  }

  @Test
  void thousandRegistriesNeedOneListAndNoWrite() {
    List<CreateRegistry> requests =
        IntStream.range(0, 1_000)
            .mapToObj(
                i -> CreateRegistry.builder("team-" + i, "r.example/" + i).publicRegistry().build())
            .toList();
    for (int i = 0; i < 1_000; i++) {
      fake.addRegistry("acme", "team-" + i, "r.example/" + i, "public");
    }

    List<Plan<Registry>> plans = registries.ensureAll(requests, SecretPolicy.onlyWhenCreated());

    assertThat(plans).hasSize(1_000).allMatch(p -> p.action() == Plan.Action.UNCHANGED);
    assertThat(methods()).containsExactly("GET");
  }

  @Test
  void eachWriteOfSeveralHasTheTimeOfOneCall() {
    client.close();
    use(Clients.builder(fake).callTimeout(Duration.ofSeconds(100)));
    Fault limit = FakeHumanitec.rateLimit(Duration.ofSeconds(80));
    fake.faults().on(HumanitecOperation.CREATE_REGISTRY).onCall(1, limit);
    fake.faults().on(HumanitecOperation.CREATE_REGISTRY).onCall(3, limit);
    CreateRegistry other =
        CreateRegistry.builder("other", "other.example").publicRegistry().build();

    assertThat(registries.ensureAll(List.of(other, TEAM), SecretPolicy.onlyWhenCreated()))
        .allMatch(plan -> plan.result() != null);

    assertThat(methods()).containsExactly("GET", "POST", "POST", "POST", "POST");
    assertThat(Duration.between(START, clock.instant())).isGreaterThan(Duration.ofSeconds(150));
  }

  @Test
  void nothingIsSentForSeveralRegistriesIfOneCantBeChanged() {
    fake.addRegistry("acme", "team", "r.example/team", "public");
    CreateRegistry other =
        CreateRegistry.builder("other", "other.example").publicRegistry().build();

    assertThat(
            catchThrowableOfType(
                ReplacementRequiredException.class,
                () -> registries.ensureAll(List.of(other, TEAM), SecretPolicy.onlyWhenCreated())))
        .isNotNull();
    assertThat(methods()).containsExactly("GET");
  }

  @Test
  void severalRegistriesAreCreatedAndChanged() {
    fake.addRegistry("acme", "team", "old.example", "basic");
    CreateRegistry other =
        CreateRegistry.builder("other", "other.example").publicRegistry().build();

    assertThat(registries.planAll(List.of(other, TEAM), SecretPolicy.onlyWhenCreated()))
        .extracting(Plan::action)
        .containsExactly(Plan.Action.CREATE, Plan.Action.UPDATE);
    assertThat(registries.ensureAll(List.of(other, TEAM), SecretPolicy.onlyWhenCreated()))
        .allMatch(plan -> plan.result() != null);
    assertThat(methods()).containsExactly("GET", "GET", "POST", "PATCH");
  }

  @Test
  void twoRequestsForOneRegistryAreRefusedBeforeAnythingIsSent() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> registries.planAll(List.of(TEAM, TEAM), SecretPolicy.onlyWhenCreated()))
        .withMessageContaining("team");
    assertThat(fake.calls()).isEmpty();
  }

  @Test
  void runsAsynchronously() throws Exception {
    assertThat(client.async(() -> registries.ensure(TEAM)).get().action())
        .isEqualTo(Plan.Action.CREATE);
  }

  @Test
  void addedFieldsAreComparedIfReportedAndTheirSecretsAreNoCredentials() {
    Secret secret = Secret.of("hunter3-hunter3");
    CreateRegistry request =
        CreateRegistry.builder("team", "r.example/team")
            .publicRegistry()
            .with("mirror", true)
            .with("ca", secret)
            .build();
    String held =
        "{\"id\":\"team\",\"registry\":\"r.example/team\",\"type\":\"public\",\"enable_ci\":false%s}";
    try (ScriptedHumanitec scripted = new ScriptedHumanitec()) {
      scripted.responding(200, held.formatted(""));
      assertThat(scripted.registries().plan(request).action()).isEqualTo(Plan.Action.UNCHANGED);

      scripted.responding(200, held.formatted(",\"mirror\":false"));
      scripted.responding(200, held.formatted(",\"mirror\":true"));
      Plan<Registry> done = scripted.registries().ensure(request, SecretPolicy.always());

      assertThat(done.changes())
          .containsExactly(
              new FieldChange("mirror", false, true, Kind.VALUE),
              new FieldChange("ca", null, "[secret]", Kind.SECRET));
      scripted.request();
      scripted.request();
      scripted.assertNextWithJson(
          "PATCH",
          "/orgs/acme/registries/team",
          "{\"id\":\"team\",\"registry\":\"r.example/team\",\"type\":\"public\",\"mirror\":true,"
              + "\"ca\":\"hunter3-hunter3\"}");
    }
  }
}
