package io.github.registrysdk.examples.guide;

import static io.github.registrysdk.testing.BuildkiteOperation.GET_REGISTRY;
import static io.github.registrysdk.testing.BuildkiteOperation.LIST_REGISTRIES;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.registrysdk.buildkite.BuildkiteClient;
import io.github.registrysdk.buildkite.RegistryPackageService;
import io.github.registrysdk.core.Secret;
import io.github.registrysdk.core.ServerException;
import io.github.registrysdk.github.GitHubClient;
import io.github.registrysdk.testing.BuildkiteOperation;
import io.github.registrysdk.testing.FakeBuildkite;
import io.github.registrysdk.testing.FakeBuildkiteExtension;
import io.github.registrysdk.testing.FakeGitHub;
import io.github.registrysdk.testing.FakeGitHubExtension;
import io.github.registrysdk.testing.Fault;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Limits, lists and calls on other threads. */
@ExtendWith({FakeBuildkiteExtension.class, FakeGitHubExtension.class})
final class BoundsTest {
  @BeforeEach
  void fill(FakeBuildkite fake) {
    fake.addRegistry("acme", "debs", "debian");
    for (int i = 0; i < 45; i++) {
      fake.addPackage("acme", "debs", "banana_1." + i + ".0_all.deb", new byte[] {(byte) i});
    }
  }

  private static RegistryPackageService packages(BuildkiteClient buildkite) {
    return buildkite.organization("acme").registry("debs").packages();
  }

  @Test
  void callsEndAfterTheChosenAttempts(FakeBuildkite fake) {
    fake.faults().on(LIST_REGISTRIES).always(Fault.status(500));
    try (BuildkiteClient buildkite =
        Limits.bounded(fake.baseUrl().toString(), Secret.of(fake.token()))) {
      assertThatExceptionOfType(ServerException.class)
          .isThrownBy(() -> BuildkiteStart.slugs(buildkite))
          .matches(e -> e.attempts() == 3);
      assertThatExceptionOfType(ServerException.class)
          .isThrownBy(() -> BuildkiteStart.slugs(Limits.hasty(buildkite)))
          .matches(e -> e.attempts() == 1);
    }
  }

  @Test
  void limitIsFoundByItsScope(FakeBuildkite fake) {
    try (BuildkiteClient buildkite = Clients.of(fake)) {
      assertThat(Limits.remaining(buildkite)).isEmpty();
      assertThat(Limits.anyEndpoint(buildkite).status()).isEqualTo(200);
      assertThat(Limits.remaining(buildkite)).isPresent();
    }
  }

  @Test
  void observerIsToldOfEveryCall(FakeBuildkite fake) {
    List<String> log = new ArrayList<>();
    fake.faults().on(LIST_REGISTRIES).once(Fault.status(502));
    try (BuildkiteClient buildkite =
        Limits.observed(
            fake.baseUrl().toString(), Secret.of(fake.token()), Limits.telling(log::add))) {
      BuildkiteStart.slugs(buildkite);
    }
    assertThat(log)
        .containsExactly(
            "buildkite: list the registries took 2 attempts and ended with status 200");
  }

  @Test
  void listIsReadInParts(FakeBuildkite fake, FakeGitHub gitHub) {
    try (BuildkiteClient buildkite = Clients.of(fake);
        GitHubClient github = Clients.of(gitHub)) {
      RegistryPackageService packages = packages(buildkite);
      Paging.printAll(packages);
      assertThat(Paging.versions(packages)).hasSize(45);
      int before = fake.calls(BuildkiteOperation.LIST_PACKAGES).size();
      assertThat(Paging.newest(packages)).get().matches(item -> "1.44.0".equals(item.version()));
      assertThat(fake.calls(BuildkiteOperation.LIST_PACKAGES)).hasSize(before + 1);
      String bookmark = Objects.requireNonNull(Paging.firstPage(packages));
      assertThat(Paging.rest(packages, bookmark)).isNotEmpty().hasSizeLessThan(45);

      gitHub.addRegistry("acme", "npm_registry", "https://npm.acme.example", "token");
      assertThat(Paging.total(github.organization("acme").privateRegistries())).isEqualTo(1);
    }
  }

  @Test
  void workRunsOnOtherThreads(FakeBuildkite fake) {
    try (BuildkiteClient buildkite = Clients.of(fake)) {
      RegistryPackageService packages = packages(buildkite);
      List<String> ids = packages.list().stream().limit(3).map(item -> item.id()).toList();

      assertThat(Background.names(buildkite, packages, ids)).containsOnly("banana").hasSize(3);
      CompletableFuture<Long> counted = Background.counted(buildkite, packages);
      assertThat(counted.join()).isEqualTo(45);
    }
  }

  @Test
  void stuckCallIsCancelled(FakeBuildkite fake) throws InterruptedException {
    fake.faults().on(GET_REGISTRY).always(Fault.stall());
    try (BuildkiteClient buildkite = Clients.of(fake)) {
      assertThat(Background.stopped(buildkite)).isTrue();
    }
  }

  @Test
  void executorOfOnesOwnIsUsed(FakeBuildkite fake) {
    List<Runnable> given = new ArrayList<>();
    try (BuildkiteClient buildkite =
        Background.onExecutor(fake.baseUrl().toString(), Secret.of(fake.token()), given::add)) {
      CompletableFuture<Long> counted = Background.counted(buildkite, packages(buildkite));
      assertThat(counted).isNotDone();
      given.forEach(Runnable::run);
      assertThat(counted).isCompletedWithValue(45L);
    }
  }
}
