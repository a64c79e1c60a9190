package io.github.registrysdk.github;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.registrysdk.core.AuthenticationException;
import io.github.registrysdk.core.NotFoundException;
import io.github.registrysdk.core.Secret;
import io.github.registrysdk.github.model.PrivateRegistryType;
import io.github.registrysdk.testing.FakeGitHub;
import io.github.registrysdk.testing.Fault;
import io.github.registrysdk.testing.GitHubOperation;
import io.github.registrysdk.testing.ManualClock;
import io.github.registrysdk.testsupport.RsaKeys;
import java.time.Duration;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A GitHub App, which signs in with a key and works with tokens. */
class AppSignInTest {
  private final ManualClock clock = ManualClock.create();
  @AutoClose private final FakeGitHub fake = FakeGitHub.builder().clock(clock).start();

  @AutoClose
  private GitHubClient github =
      client(GitHubApp.installation("Iv1.client", Secret.of(RsaKeys.pkcs1()), 77));

  @BeforeEach
  void install() {
    fake.addApp("Iv1.client", RsaKeys.PAIR.getPublic(), 77, "acme");
  }

  @Test
  void installationMayReadAndWrite() {
    create();

    assertThat(fake.organization("acme").registries().get(0).secret()).isEqualTo("hunter2");
    assertThat(tokensAskedFor()).isEqualTo(1);
  }

  @Test
  void installationIsFoundByItsOrganizationOnce() {
    github = client(GitHubApp.installedIn("Iv1.client", Secret.of(RsaKeys.pkcs8()), "Acme"));

    list();
    clock.advance(Duration.ofHours(1));
    list();

    assertThat(fake.calls(GitHubOperation.GET_ORG_INSTALLATION)).hasSize(1);
    assertThat(tokensAskedFor()).isEqualTo(2);
  }

  @Test
  void reinstalledAppIsFoundAgain() {
    github = client(GitHubApp.installedIn("Iv1.client", Secret.of(RsaKeys.pkcs8()), "acme"));
    list();
    clock.advance(Duration.ofHours(1));
    fake.faults().on(GitHubOperation.CREATE_INSTALLATION_TOKEN).once(Fault.status(404));
    assertThatExceptionOfType(NotFoundException.class).isThrownBy(this::list);

    list();

    assertThat(fake.calls(GitHubOperation.GET_ORG_INSTALLATION)).hasSize(2);
  }

  @Test
  void organizationWithoutTheAppIsNotFound() {
    fake.addOrganization("globex");
    github = client(GitHubApp.installedIn("Iv1.client", Secret.of(RsaKeys.pkcs8()), "globex"));

    assertThatExceptionOfType(NotFoundException.class)
        .isThrownBy(this::list)
        .withMessageContaining("find the App's installation");
    assertThat(fake.calls(GitHubOperation.LIST_REGISTRIES)).isEmpty();
  }

  @Test
  void tokenIsKeptUntilFiveMinutesBeforeItEnds() {
    list();
    clock.advance(Duration.ofMinutes(55).minusMillis(1));
    list();
    assertThat(tokensAskedFor()).isEqualTo(1);

    clock.advance(Duration.ofMillis(1));
    list();

    assertThat(tokensAskedFor()).isEqualTo(2);
  }

  @Test
  void refusedTokenIsReplacedOnce() {
    list();
    String authorization =
        fake.calls(GitHubOperation.LIST_REGISTRIES).get(0).header("Authorization").orElseThrow();
    fake.revokeToken(authorization.substring("Bearer ".length()));

    create();

    assertThat(fake.organization("acme").registries()).hasSize(1);
    assertThat(tokensAskedFor()).isEqualTo(2);
  }

  @Test
  void keyOfAnotherAppIsRefused() {
    fake.addApp("Iv1.other", RsaKeys.OTHER.getPublic(), 78, "acme");
    github = client(GitHubApp.installation("Iv1.other", Secret.of(RsaKeys.pkcs1()), 78));

    assertThatExceptionOfType(AuthenticationException.class)
        .isThrownBy(this::list)
        .withMessageContaining("could not get an installation token")
        .withMessageContaining("needs the App's own JWT");
    assertThat(fake.calls(GitHubOperation.LIST_REGISTRIES)).isEmpty();
  }

  private void list() {
    Clients.registries(github).list().toList();
  }

  private void create() {
    Clients.registries(github)
        .create(
            CreatePrivateRegistry.builder(
                    PrivateRegistryType.NPM_REGISTRY,
                    "https://npm.acme.example/",
                    RepositoryAccess.all())
                .token(Secret.of("hunter2"))
                .build());
  }

  private int tokensAskedFor() {
    return fake.calls(GitHubOperation.CREATE_INSTALLATION_TOKEN).size();
  }

  private GitHubClient client(GitHubApp app) {
    return Clients.builder(fake, clock).app(app).build();
  }
}
