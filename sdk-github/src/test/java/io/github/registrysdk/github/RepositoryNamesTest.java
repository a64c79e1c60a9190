package io.github.registrysdk.github;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.registrysdk.core.FieldChange;
import io.github.registrysdk.core.FieldChange.Kind;
import io.github.registrysdk.core.NotFoundException;
import io.github.registrysdk.core.Plan;
import io.github.registrysdk.core.SdkException;
import io.github.registrysdk.core.Secret;
import io.github.registrysdk.core.SecretPolicy;
import io.github.registrysdk.github.model.GitHubRepository;
import io.github.registrysdk.github.model.PrivateRegistry;
import io.github.registrysdk.github.model.PrivateRegistryType;
import io.github.registrysdk.testing.FakeGitHub;
import io.github.registrysdk.testing.Fault;
import io.github.registrysdk.testing.GitHubOperation;
import io.github.registrysdk.testing.ManualClock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** Repositories that a request selects by name. */
class RepositoryNamesTest {
  @AutoClose private final FakeGitHub fake = FakeGitHub.start();
  @AutoClose private final GitHubClient github = Clients.of(fake);
  private final PrivateRegistryService registries = Clients.registries(github);
  private final long api = fake.addRepository("acme", "api");
  private final long web = fake.addRepository("acme", "web");

  private static CreatePrivateRegistry npm(String host, RepositoryAccess access) {
    return CreatePrivateRegistry.builder(
            PrivateRegistryType.NPM_REGISTRY, "https://" + host + ".acme.example/", access)
        .token(Secret.of("npm-token-0123456789"))
        .build();
  }

  private static CreatePrivateRegistry npm(String... repositories) {
    return npm("npm", RepositoryAccess.selectedNames(List.of(repositories)));
  }

  private List<Long> selected() {
    return fake.organization("acme").registries().get(0).selectedRepositoryIds();
  }

  private List<String> requests() {
    return fake.calls().stream().map(call -> call.method() + " " + call.path()).toList();
  }

  @Test
  void eachNameIsLookedUpOnceBeforeTheCreate() {
    PrivateRegistry made = registries.create(npm("api", "web", "API"));

    assertThat(made.selectedRepositoryIds()).containsExactly(api, web);
    assertThat(selected()).containsExactly(api, web);
    assertThat(requests())
        .containsExactly(
            "GET /repos/acme/api",
            "GET /repos/acme/web",
            "GET /orgs/acme/private-registries/public-key",
            "POST /orgs/acme/private-registries");
  }

  @Test
  void updateReplacesTheRepositories() {
    String name = registries.create(npm("api")).name();

    registries.update(
        name, UpdatePrivateRegistry.builder().access(RepositoryAccess.selected("web")).build());

    assertThat(selected()).containsExactly(web);
  }

  @Test
  void emptyListOfNamesSelectsNoRepository() {
    registries.create(npm());

    assertThat(fake.organization("acme").registries().get(0).visibility()).isEqualTo("selected");
    assertThat(selected()).isEmpty();
    assertThat(fake.calls(GitHubOperation.GET_REPOSITORY)).isEmpty();
  }

  @Test
  void missingRepositoryIsNamedAndNothingIsWritten() {
    for (Runnable call :
        List.<Runnable>of(
            () -> registries.create(npm("api", "nothing")),
            () ->
                registries.update(
                    "A",
                    UpdatePrivateRegistry.builder()
                        .access(RepositoryAccess.selected("nothing"))
                        .build()),
            () -> registries.plan(npm("nothing")),
            () -> registries.ensure(npm("nothing")),
            () -> registries.planAll(List.of(npm("nothing")), SecretPolicy.always()),
            () ->
                registries.ensureAll(
                    List.of(npm("npm", RepositoryAccess.all()), npm("nothing")),
                    SecretPolicy.always()))) {
      assertThatExceptionOfType(NotFoundException.class)
          .isThrownBy(call::run)
          .withMessageContaining(
              "there is no repository \"nothing\" in the organization \"acme\", or the token"
                  + " cannot read it, which needs the scope repo")
          .matches(SdkException::isSafeToRetry);
    }
    assertThat(fake.calls()).allMatch(call -> call.method().equals("GET"));
  }

  @Test
  void repositoryThatTheTokenMustNotSeeIsNamed() {
    fake.addToken("ghp_writer", "organization_private_registries:write");
    try (GitHubClient writer =
        Clients.builder(fake, ManualClock.create()).token(Secret.of("ghp_writer")).build()) {
      assertThatExceptionOfType(NotFoundException.class)
          .isThrownBy(() -> Clients.registries(writer).create(npm("api")))
          .withMessageContaining("\"api\"")
          .withMessageContaining("\"Metadata\" (read)");
    }
  }

  @Test
  void renamedRepositoryIsSelected() {
    fake.renameRepository("acme", "api", "api-v2");

    registries.create(npm("api"));

    assertThat(selected()).containsExactly(api);
    GitHubRepository read = github.organization("acme").repositories().get("api");
    assertThat(read.fullName()).isEqualTo("acme/api-v2");
    assertThat(read.id()).isEqualTo(api);
    assertThat(read.isPrivate()).isTrue();
  }

  @Test
  void oldAndNewNameOfARepositoryAreOneRepository() {
    fake.renameRepository("acme", "api", "api-v2");

    registries.create(npm("api", "api-v2"));

    assertThat(selected()).containsExactly(api);
  }

  @Test
  void transferredRepositoryIsNamedAndNothingIsWritten() {
    fake.transferRepository("acme", "api", "globex");

    assertThatIllegalArgumentException()
        .isThrownBy(() -> registries.ensure(npm("web", "api")))
        .withMessage(
            "the repository \"api\" was transferred: it does not belong to the organization"
                + " \"acme\" any more; nothing was changed");
    assertThat(fake.calls()).allMatch(call -> call.method().equals("GET"));
  }

  @Test
  void planComparesTheIds() {
    try (FakeGitHub reporting = FakeGitHub.builder().reportsSelectedRepositories().start();
        GitHubClient reader = Clients.of(reporting)) {
      long one = reporting.addRepository("acme", "api");
      long two = reporting.addRepository("acme", "web");
      PrivateRegistryService service = Clients.registries(reader);
      service.ensure(npm("api"));

      assertThat(service.plan(npm("API")).action()).isEqualTo(Plan.Action.UNCHANGED);
      assertThat(service.plan(npm("npm", RepositoryAccess.selected(one))).action())
          .isEqualTo(Plan.Action.UNCHANGED);
      Plan<PrivateRegistry> plan = service.ensure(npm("web", "api"));
      assertThat(plan.changes())
          .containsExactly(
              new FieldChange(
                  "selected_repository_ids", List.of(one), List.of(one, two), Kind.VALUE));
      assertThat(reporting.organization("acme").registries().get(0).selectedRepositoryIds())
          .containsExactlyInAnyOrder(one, two);
    }
  }

  @Test
  void repositoriesThatAreNotReportedAreNoDifference() {
    registries.ensure(npm("api"));

    assertThat(registries.ensure(npm("web")).action()).isEqualTo(Plan.Action.UNCHANGED);
    assertThat(selected()).containsExactly(api);
  }

  @Test
  void eachNameIsLookedUpOnceForAllRequests() {
    List<CreatePrivateRegistry> requests =
        Stream.of("one", "two", "three")
            .map(host -> npm(host, RepositoryAccess.selected("web", "api")))
            .toList();

    assertThat(registries.ensureAll(requests, SecretPolicy.onlyWhenCreated())).hasSize(3);

    assertThat(fake.calls(GitHubOperation.GET_REPOSITORY)).hasSize(2);
    assertThat(selected()).containsExactlyInAnyOrder(api, web);
  }

  @Test
  void timeoutOfTheMethodIncludesTheLookUps() {
    Fault later = Fault.status(503, Map.of("Retry-After", "2"), "");
    fake.faults()
        .on(GitHubOperation.GET_REPOSITORY)
        .onCall(1, later)
        .on(GitHubOperation.GET_REPOSITORY)
        .onCall(3, later);
    try (GitHubClient hasty =
        Clients.builder(fake, ManualClock.create())
            .token(Secret.of(fake.token()))
            .callTimeout(Duration.ofSeconds(3))
            .build()) {
      SdkException e =
          catchThrowableOfType(
              SdkException.class, () -> Clients.registries(hasty).create(npm("api", "web")));

      assertThat(e.isSafeToRetry()).isTrue();
    }
    assertThat(fake.calls(GitHubOperation.GET_REPOSITORY)).hasSize(3);
    assertThat(fake.calls(GitHubOperation.CREATE_REGISTRY)).isEmpty();
  }

  @Test
  void runsAsynchronously() throws Exception {
    assertThat(github.async(() -> registries.ensure(npm("api"))).get().result()).isNotNull();
  }
}
