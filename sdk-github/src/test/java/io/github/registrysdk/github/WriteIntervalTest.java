package io.github.registrysdk.github;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.registrysdk.core.CallOptions;
import io.github.registrysdk.core.Effect;
import io.github.registrysdk.core.Secret;
import io.github.registrysdk.core.TransportException;
import io.github.registrysdk.testing.FakeGitHub;
import io.github.registrysdk.testing.GitHubOperation;
import io.github.registrysdk.testing.ManualClock;
import java.time.Duration;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** GitHub asks for a second between two writes. */
class WriteIntervalTest {
  private final ManualClock clock = ManualClock.create();
  @AutoClose private final FakeGitHub fake = FakeGitHub.builder().clock(clock).start();
  private final String one = fake.addRegistry("acme", "npm_registry", "https://a.example/", "s");
  private final String two = fake.addRegistry("acme", "npm_registry", "https://b.example/", "s");

  @Test
  void writesAreASecondApartAndReadsAreNot() {
    try (GitHubClient github = Clients.of(fake, clock)) {
      PrivateRegistryService registries = Clients.registries(github);

      registries.list().toList();
      registries.update(one, rename("a"));
      assertThat(clock.sleeps()).isEmpty();
      registries.get(one);
      registries.update(one, rename("b"));
      assertThat(clock.sleeps()).containsExactly(Duration.ofSeconds(1));
      clock.advance(Duration.ofMillis(400));
      registries.delete(two);

      assertThat(clock.sleeps()).containsExactly(Duration.ofSeconds(1), Duration.ofMillis(600));
      clock.advance(Duration.ofSeconds(1));
      registries.delete(one);
      assertThat(clock.sleeps()).hasSize(2);
    }
  }

  @Test
  void viewsWaitForEachOther() {
    try (GitHubClient github = Clients.of(fake, clock)) {
      GitHubClient view = github.withOptions(CallOptions.builder().maxAttempts(1).build());

      Clients.registries(github).update(one, rename("a"));
      Clients.registries(view).update(two, rename("b"));
    }

    assertThat(clock.sleeps()).containsExactly(Duration.ofSeconds(1));
  }

  @Test
  void theIntervalIsAnOption() {
    try (GitHubClient none = client(Duration.ZERO);
        GitHubClient longer = client(Duration.ofSeconds(3))) {
      Clients.registries(none).update(one, rename("a"));
      Clients.registries(none).update(one, rename("b"));
      assertThat(clock.sleeps()).isEmpty();

      Clients.registries(longer).update(one, rename("a"));
      Clients.registries(longer).update(one, rename("b"));
      assertThat(clock.sleeps()).containsExactly(Duration.ofSeconds(3));
    }
    assertThatIllegalArgumentException().isThrownBy(() -> client(Duration.ofMillis(-1)));
  }

  @Test
  void writeWhosePlaceIsBehindItsEndIsNotSentAndTakesNoPlace() {
    try (GitHubClient github = client(Duration.ofSeconds(3))) {
      Clients.registries(github).update(one, rename("a"));
      GitHubClient hasty =
          github.withOptions(CallOptions.builder().timeout(Duration.ofSeconds(1)).build());

      assertThatExceptionOfType(TransportException.class)
          .isThrownBy(() -> Clients.registries(hasty).update(one, rename("b")))
          .satisfies(e -> assertThat(e.reason()).isEqualTo(TransportException.Reason.TIMEOUT))
          .satisfies(e -> assertThat(e.effect()).isEqualTo(Effect.NONE));
      assertThat(clock.sleeps()).isEmpty();
      assertThat(fake.calls(GitHubOperation.UPDATE_REGISTRY)).hasSize(1);

      Clients.registries(github).update(one, rename("c"));
      assertThat(clock.sleeps()).containsExactly(Duration.ofSeconds(3));
    }
  }

  private GitHubClient client(Duration interval) {
    return Clients.builder(fake, clock)
        .token(Secret.of(fake.token()))
        .minWriteInterval(interval)
        .build();
  }

  private static UpdatePrivateRegistry rename(String username) {
    return UpdatePrivateRegistry.builder().username(username).build();
  }
}
