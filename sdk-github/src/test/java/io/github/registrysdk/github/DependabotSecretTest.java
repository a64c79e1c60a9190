package io.github.registrysdk.github;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.registrysdk.core.ConflictException;
import io.github.registrysdk.core.NotFoundException;
import io.github.registrysdk.core.OutcomeUnknownException;
import io.github.registrysdk.core.Page;
import io.github.registrysdk.core.ProtocolException;
import io.github.registrysdk.core.Secret;
import io.github.registrysdk.core.ValidationException;
import io.github.registrysdk.github.internal.SealedBox;
import io.github.registrysdk.github.model.DependabotSecret;
import io.github.registrysdk.github.model.GitHubRepository;
import io.github.registrysdk.github.model.RegistryPublicKey;
import io.github.registrysdk.github.model.RegistryVisibility;
import io.github.registrysdk.testing.FakeDependabotSecret;
import io.github.registrysdk.testing.FakeGitHub;
import io.github.registrysdk.testing.Fault;
import io.github.registrysdk.testing.GitHubOperation;
import io.github.registrysdk.testing.ManualClock;
import io.github.registrysdk.testsupport.Fixture;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** Dependabot secrets of an organization. */
class DependabotSecretTest {
  private static final Secret ONE = Secret.of("one-0123456789");
  private static final Secret TWO = Secret.of("two-0123456789");
  private static final RepositoryAccess ALL = RepositoryAccess.all();

  private final ManualClock clock = ManualClock.create();
  @AutoClose private final FakeGitHub fake = FakeGitHub.builder().clock(clock).start();
  @AutoClose private final GitHubClient github = Clients.of(fake, clock);
  private final DependabotSecretService secrets = github.organization("acme").dependabotSecrets();
  private final long api = fake.addRepository("acme", "api");
  private final long web = fake.addRepository("acme", "web");

  private FakeDependabotSecret held() {
    return fake.organization("acme").dependabotSecret("NPM_TOKEN");
  }

  private int sent(GitHubOperation operation) {
    return fake.calls(operation).size();
  }

  @Test
  void secretIsCreatedThenReplacedThenDeleted() {
    secrets.put("npm_token", ONE, ALL);

    assertThat(held().secret()).isEqualTo(ONE.reveal());
    assertThat(held().visibility()).isEqualTo("all");
    DependabotSecret made = secrets.get("NPM_TOKEN");
    assertThat(made.name()).isEqualTo("NPM_TOKEN");
    assertThat(made.visibility()).isEqualTo(RegistryVisibility.ALL);
    assertThat(made.selectedRepositoriesUrl()).isNull();

    clock.advance(Duration.ofMinutes(1));
    secrets.put("NPM_TOKEN", TWO, RepositoryAccess.selected("api"));

    assertThat(held().secret()).isEqualTo(TWO.reveal());
    assertThat(held().selectedRepositoryIds()).containsExactly(api);
    assertThat(held().updatedAt()).isAfter(held().createdAt());
    assertThat(secrets.get("npm_token").selectedRepositoriesUrl())
        .endsWith("/orgs/acme/dependabot/secrets/NPM_TOKEN/repositories");
    assertThat(secrets.list()).extracting(DependabotSecret::name).containsExactly("NPM_TOKEN");

    secrets.delete("NPM_TOKEN");

    assertThat(fake.organization("acme").dependabotSecrets()).isEmpty();
    assertThatExceptionOfType(NotFoundException.class).isThrownBy(() -> secrets.get("NPM_TOKEN"));
    assertThatExceptionOfType(NotFoundException.class)
        .isThrownBy(() -> secrets.delete("NPM_TOKEN"));
  }

  @Test
  void repositoriesAreSetAddedRemovedAndListed() {
    secrets.put("NPM_TOKEN", ONE, RepositoryAccess.selected());

    secrets.setRepositories("NPM_TOKEN", RepositoryAccess.selected("web"));
    secrets.addRepository("NPM_TOKEN", api);
    secrets.addRepository("NPM_TOKEN", api);
    assertThat(secrets.repositories("NPM_TOKEN"))
        .extracting(GitHubRepository::id)
        .containsExactly(web, api);
    secrets.removeRepository("NPM_TOKEN", web);
    assertThat(secrets.repositories("NPM_TOKEN"))
        .extracting(GitHubRepository::fullName)
        .containsExactly("acme/api");
    secrets.setRepositories("NPM_TOKEN", RepositoryAccess.selected());

    assertThat(secrets.repositories("NPM_TOKEN")).isEmpty();
    assertThat(held().visibility()).isEqualTo("selected");
    assertThat(held().secret()).isEqualTo(ONE.reveal());
  }

  @Test
  void repositoriesOfASecretThatIsNotForSelectedOnesAreAConflict() {
    secrets.put("NPM_TOKEN", ONE, ALL);

    for (Runnable call :
        List.<Runnable>of(
            () -> secrets.setRepositories("NPM_TOKEN", RepositoryAccess.selected(api)),
            () -> secrets.addRepository("NPM_TOKEN", api),
            () -> secrets.removeRepository("NPM_TOKEN", api))) {
      assertThatExceptionOfType(ConflictException.class)
          .isThrownBy(call::run)
          .withMessageContaining(
              "the visibility of the secret must be selected, which put can set");
    }
  }

  @Test
  void missingRepositoryIsNamedAndNothingIsWritten() {
    assertThatExceptionOfType(NotFoundException.class)
        .isThrownBy(() -> secrets.put("NPM_TOKEN", ONE, RepositoryAccess.selected("nothing")))
        .withMessageContaining("there is no repository \"nothing\"");
    assertThat(sent(GitHubOperation.PUT_DEPENDABOT_SECRET)).isZero();
    assertThatExceptionOfType(NotFoundException.class)
        .isThrownBy(() -> secrets.setRepositories("NPM_TOKEN", RepositoryAccess.selected()))
        .withMessageContaining("set the repositories of a Dependabot secret");
  }

  @Test
  void nameThatGitHubDoesNotAllowIsRefusedByGitHub() {
    for (String name : List.of("1_TOKEN", "NPM-TOKEN", "GITHUB_TOKEN")) {
      assertThatExceptionOfType(ValidationException.class)
          .isThrownBy(() -> secrets.put(name, ONE, ALL))
          .withMessageContaining("name");
    }
  }

  @Test
  void keyIsKeptForFiveMinutesAndIsNotThatOfThePrivateRegistries() {
    RegistryPublicKey other = github.organization("acme").privateRegistries().publicKey();
    secrets.put("A", ONE, ALL);
    clock.advance(Duration.ofMinutes(4));
    github.organization("ACME").dependabotSecrets().put("B", TWO, ALL);
    assertThat(sent(GitHubOperation.GET_DEPENDABOT_PUBLIC_KEY)).isEqualTo(1);
    clock.advance(Duration.ofMinutes(1));

    secrets.put("A", TWO, ALL);

    assertThat(sent(GitHubOperation.GET_DEPENDABOT_PUBLIC_KEY)).isEqualTo(2);
    assertThat(sent(GitHubOperation.PUT_DEPENDABOT_SECRET)).isEqualTo(3);
    assertThat(secrets.publicKey().keyId())
        .isEqualTo(fake.organization("acme").dependabotKeyId())
        .isNotEqualTo(other.keyId());
  }

  @Test
  void putAfterRotationSealsOnceMore() {
    secrets.put("NPM_TOKEN", ONE, ALL);
    fake.rotateDependabotKey("acme");

    secrets.put("NPM_TOKEN", TWO, ALL);

    assertThat(held().secret()).isEqualTo(TWO.reveal());
    assertThat(sent(GitHubOperation.PUT_DEPENDABOT_SECRET)).isEqualTo(3);
    assertThat(sent(GitHubOperation.GET_DEPENDABOT_PUBLIC_KEY)).isEqualTo(2);
  }

  @Test
  void namesAreLookedUpOnceAlthoughTheKeyHasChanged() {
    secrets.put("NPM_TOKEN", ONE, ALL);
    fake.rotateDependabotKey("acme");

    secrets.put("NPM_TOKEN", TWO, RepositoryAccess.selected("api"));

    assertThat(sent(GitHubOperation.GET_REPOSITORY)).isEqualTo(1);
    assertThat(held().selectedRepositoryIds()).containsExactly(api);
  }

  @Test
  void encryptedValueIsSentUnchangedAndForAnOldKeyRefused() {
    RegistryPublicKey key = secrets.publicKey();
    RegistrySecret box =
        RegistrySecret.encrypted(SealedBox.sealBase64(key.key(), "hunter2"), key.keyId());

    secrets.put("NPM_TOKEN", box, ALL);

    assertThat(held().secret()).isEqualTo("hunter2");
    fake.rotateDependabotKey("acme");
    assertThatExceptionOfType(ValidationException.class)
        .isThrownBy(() -> secrets.put("NPM_TOKEN", box, ALL))
        .withMessageContaining("key_id");
    assertThat(sent(GitHubOperation.GET_DEPENDABOT_PUBLIC_KEY)).isEqualTo(1);
  }

  @Test
  void keyThatCannotBeUsedIsRefusedAndNothingIsSent() {
    fake.faults()
        .on(GitHubOperation.GET_DEPENDABOT_PUBLIC_KEY)
        .once(Fault.body("application/json", Fixture.read("github/public-key.json")));

    assertThatExceptionOfType(ProtocolException.class)
        .isThrownBy(() -> secrets.put("NPM_TOKEN", ONE, ALL))
        .withMessageContaining("get the public key for Dependabot secrets")
        .withMessageContaining("nothing was encrypted or sent");
    assertThat(sent(GitHubOperation.PUT_DEPENDABOT_SECRET)).isZero();

    secrets.put("NPM_TOKEN", ONE, ALL);
    assertThat(held().secret()).isEqualTo(ONE.reveal());
  }

  /** A retry could replace a value that somebody else has written in between. */
  @Test
  void putWithALostResponseIsNotRepeated() {
    fake.faults().on(GitHubOperation.PUT_DEPENDABOT_SECRET).once(Fault.dropAfterEffect());

    OutcomeUnknownException e =
        catchThrowableOfType(
            OutcomeUnknownException.class, () -> secrets.put("NPM_TOKEN", ONE, ALL));

    assertThat(e.recoveryHint()).contains("dependabotSecrets().get(name)");
    assertThat(sent(GitHubOperation.PUT_DEPENDABOT_SECRET)).isEqualTo(1);
    secrets.put("NPM_TOKEN", ONE, ALL);
    assertThat(held().secret()).isEqualTo(ONE.reveal());
  }

  @Test
  void listFetchesPagesLazily() {
    for (int i = 0; i < 31; i++) {
      fake.addDependabotSecret("acme", "TOKEN_" + i, "value");
    }

    assertThat(secrets.list().toList()).hasSize(31);
    assertThat(sent(GitHubOperation.LIST_DEPENDABOT_SECRETS)).isEqualTo(2);
    Page<DependabotSecret> first = secrets.list().pages().iterator().next();
    assertThat(first.total()).isEqualTo(31);
    assertThat(first.items()).hasSize(30);
  }

  @Test
  void runsAsynchronously() throws Exception {
    github
        .async(
            () -> {
              secrets.put("NPM_TOKEN", ONE, ALL);
              return true;
            })
        .get();

    assertThat(held().secret()).isEqualTo(ONE.reveal());
  }
}
