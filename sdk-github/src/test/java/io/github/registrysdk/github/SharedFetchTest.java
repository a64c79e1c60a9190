package io.github.registrysdk.github;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.registrysdk.core.CallInterruptedException;
import io.github.registrysdk.core.CallOptions;
import io.github.registrysdk.core.Effect;
import io.github.registrysdk.core.SdkException;
import io.github.registrysdk.core.Secret;
import io.github.registrysdk.core.TransportException;
import io.github.registrysdk.github.model.PrivateRegistryType;
import io.github.registrysdk.testing.FakeGitHub;
import io.github.registrysdk.testing.Fault;
import io.github.registrysdk.testing.GitHubOperation;
import io.github.registrysdk.testsupport.RsaKeys;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Calls that wait for a token or a key from a server that does not respond, in real time. */
@Timeout(60)
class SharedFetchTest {
  private static final Duration SHORT = Duration.ofMillis(300);

  @AutoClose private final FakeGitHub fake = FakeGitHub.start();
  @AutoClose private final GitHubClient app;
  @AutoClose private final GitHubClient user;

  SharedFetchTest() {
    fake.addApp("Iv1.client", RsaKeys.PAIR.getPublic(), 77, "acme");
    app =
        GitHubClient.builder()
            .baseUrl(fake.baseUrl())
            .app(GitHubApp.installedIn("Iv1.client", Secret.of(RsaKeys.pkcs1()), "acme"))
            .build();
    user = GitHubClient.builder().baseUrl(fake.baseUrl()).token(Secret.of(fake.token())).build();
  }

  private static GitHubClient hasty(GitHubClient client) {
    return client.withOptions(CallOptions.builder().timeout(SHORT).build());
  }

  private static Object create(GitHubClient client) {
    return Clients.registries(client)
        .create(
            CreatePrivateRegistry.builder(
                    PrivateRegistryType.NPM_REGISTRY,
                    "https://npm.acme.example/",
                    RepositoryAccess.all())
                .token(Secret.of("hunter2"))
                .build());
  }

  /** Five at once, each of which ends after its own time and not after that of the others. */
  private void assertEndInTime(GitHubClient client) throws Exception {
    List<CompletableFuture<SdkException>> callers = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      callers.add(
          client.async(
              () -> catchThrowableOfType(SdkException.class, () -> create(hasty(client)))));
    }
    for (CompletableFuture<SdkException> caller : callers) {
      SdkException e = caller.get(20, TimeUnit.SECONDS);
      assertThat(e)
          .isInstanceOfSatisfying(
              TransportException.class,
              t -> assertThat(t.reason()).isEqualTo(TransportException.Reason.TIMEOUT));
      assertThat(e.effect()).isEqualTo(Effect.NONE);
      assertThat(e.elapsed()).isLessThan(Duration.ofSeconds(5));
    }
    assertThat(fake.calls(GitHubOperation.CREATE_REGISTRY)).isEmpty();
  }

  @Test
  void callersThatWaitForTheSameTokenEndInTheirOwnTime() throws Exception {
    fake.faults().on(GitHubOperation.CREATE_INSTALLATION_TOKEN).always(Fault.stall());
    assertEndInTime(app);
    assertThat(fake.calls(GitHubOperation.GET_ORG_INSTALLATION)).hasSize(1);
    assertThat(fake.calls(GitHubOperation.CREATE_INSTALLATION_TOKEN)).hasSizeLessThan(2);
  }

  @Test
  void callersThatWaitForTheSameKeyEndInTheirOwnTime() throws Exception {
    fake.faults().on(GitHubOperation.GET_PUBLIC_KEY).always(Fault.stall());
    assertEndInTime(user);
    assertThat(fake.calls(GitHubOperation.GET_PUBLIC_KEY)).hasSizeLessThan(2);
  }

  @Test
  void callersThatArriveTogetherFetchOneKey() {
    fake.faults().on(GitHubOperation.GET_PUBLIC_KEY).once(Fault.delay(Duration.ofMillis(500)));
    List<CompletableFuture<Object>> callers = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      callers.add(user.async(() -> create(user)));
    }
    callers.forEach(CompletableFuture::join);
    assertThat(fake.calls(GitHubOperation.GET_PUBLIC_KEY)).hasSize(1);
  }

  @Test
  void interruptEndsTheWaitForAKey() throws Exception {
    fake.faults().on(GitHubOperation.GET_PUBLIC_KEY).always(Fault.stall());
    CompletableFuture<SdkException> ended = new CompletableFuture<>();
    Thread caller =
        new Thread(
            () -> ended.complete(catchThrowableOfType(SdkException.class, () -> create(user))));
    caller.start();
    caller.interrupt();
    assertThat(ended.get(20, TimeUnit.SECONDS)).isInstanceOf(CallInterruptedException.class);
    assertThat(fake.calls(GitHubOperation.CREATE_REGISTRY)).isEmpty();
  }

  /** The key takes most of the time, and the request for which it is fetched gets the rest. */
  @Test
  void keyAndCreateHaveTheTimeOfOneCallTogether() {
    fake.faults().on(GitHubOperation.GET_PUBLIC_KEY).always(Fault.delay(Duration.ofMillis(600)));
    fake.faults().on(GitHubOperation.CREATE_REGISTRY).always(Fault.stall());
    GitHubClient client =
        user.withOptions(CallOptions.builder().timeout(Duration.ofSeconds(1)).build());
    long started = System.nanoTime();
    SdkException e = catchThrowableOfType(SdkException.class, () -> create(client));
    assertThat(Duration.ofNanos(System.nanoTime() - started)).isLessThan(Duration.ofMillis(1500));
    assertThat(e.effect()).isEqualTo(Effect.UNKNOWN);
    assertThat(e.elapsed()).isLessThan(Duration.ofMillis(900));
    assertThat(e.getCause()).hasMessageContaining("longer than the 1000 ms");
  }
}
