package io.github.registrysdk.github;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.registrysdk.core.AuthenticationException;
import io.github.registrysdk.core.NotFoundException;
import io.github.registrysdk.core.Secret;
import io.github.registrysdk.core.ServerException;
import io.github.registrysdk.github.model.PrivateRegistryType;
import io.github.registrysdk.testing.FakeGitHub;
import io.github.registrysdk.testing.Fault;
import io.github.registrysdk.testing.GitHubOperation;
import io.github.registrysdk.testing.ManualClock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A GitHub App, which signs in with a key and works with tokens. */
class AppSignInTest {
  private final ManualClock clock = ManualClock.create();
  private final FakeGitHub fake = FakeGitHub.builder().clock(clock).start();
  private GitHubClient github = client(GitHubApp.installation("Iv1.client", AppKeys.pkcs1(), 77));

  @BeforeEach
  void install() {
    fake.addApp("Iv1.client", AppKeys.PAIR.getPublic(), 77, "acme");
  }

  @AfterEach
  void close() {
    github.close();
    fake.close();
  }

  @Test
  void installationMayReadAndWrite() {
    create();

    assertThat(fake.organization("acme").registries().get(0).secret()).isEqualTo("hunter2");
    assertThat(tokensAskedFor()).isEqualTo(1);
  }

  @Test
  void installationIsFoundByItsOrganizationOnce() {
    github = client(GitHubApp.installedIn("Iv1.client", AppKeys.pkcs8(), "Acme"));

    list();
    clock.advance(Duration.ofHours(1));
    list();

    assertThat(fake.calls(GitHubOperation.GET_ORG_INSTALLATION)).hasSize(1);
    assertThat(tokensAskedFor()).isEqualTo(2);
  }

  @Test
  void reinstalledAppIsFoundAgain() {
    github = client(GitHubApp.installedIn("Iv1.client", AppKeys.pkcs8(), "acme"));
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
    github = client(GitHubApp.installedIn("Iv1.client", AppKeys.pkcs8(), "globex"));

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
  void tokenThatStillHoldsIsUsedWhileNoNewOneIsToBeHad() {
    list();
    clock.advance(Duration.ofMinutes(56));
    fake.faults().on(GitHubOperation.CREATE_INSTALLATION_TOKEN).once(Fault.status(403));

    list();

    assertThat(fake.calls(GitHubOperation.LIST_REGISTRIES)).hasSize(2);
    assertThat(fake.faults().remaining()).isZero();
  }

  @Test
  void eightThreadsAskForOneToken() throws Exception {
    CountDownLatch go = new CountDownLatch(1);
    ExecutorService threads = Executors.newFixedThreadPool(8);
    try {
      Callable<Void> work =
          () -> {
            go.await();
            list();
            return null;
          };
      List<Future<Void>> all = new ArrayList<>();
      for (int i = 0; i < 8; i++) {
        all.add(threads.submit(work));
      }
      go.countDown();
      for (Future<Void> one : all) {
        one.get(30, TimeUnit.SECONDS);
      }
    } finally {
      threads.shutdownNow();
    }

    assertThat(fake.calls(GitHubOperation.LIST_REGISTRIES)).hasSize(8);
    assertThat(tokensAskedFor()).isEqualTo(1);
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
  void secondRefusalIsTheCallersError() {
    fake.faults().on(GitHubOperation.LIST_REGISTRIES).always(Fault.status(401));

    assertThatExceptionOfType(AuthenticationException.class).isThrownBy(this::list);

    assertThat(fake.calls(GitHubOperation.LIST_REGISTRIES)).hasSize(2);
    assertThat(tokensAskedFor()).isEqualTo(2);
  }

  @Test
  void keyOfAnotherAppIsRefused() {
    fake.addApp("Iv1.other", AppKeys.pair().getPublic(), 78, "acme");
    github = client(GitHubApp.installation("Iv1.other", AppKeys.pkcs1(), 78));

    assertThatExceptionOfType(AuthenticationException.class)
        .isThrownBy(this::list)
        .withMessageContaining("could not get an installation token")
        .withMessageContaining("needs the App's own JWT");
    assertThat(fake.calls(GitHubOperation.LIST_REGISTRIES)).isEmpty();
  }

  @Test
  void failedSignInIsRetriedAndNothingElseIsSent() {
    fake.faults().on(GitHubOperation.CREATE_INSTALLATION_TOKEN).always(Fault.status(500));

    assertThatExceptionOfType(ServerException.class)
        .isThrownBy(this::create)
        .satisfies(e -> assertThat(e.operation()).isEqualTo("get an installation token"));

    assertThat(tokensAskedFor()).isEqualTo(4);
    assertThat(fake.calls(GitHubOperation.CREATE_REGISTRY)).isEmpty();
  }

  @Test
  void lostInstallationTokenIsRequestedAgain() {
    fake.faults().on(GitHubOperation.CREATE_INSTALLATION_TOKEN).once(Fault.dropAfterEffect());

    create();

    assertThat(tokensAskedFor()).isEqualTo(2);
    assertThat(fake.organization("acme").registries()).hasSize(1);
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
