package io.github.registrysdk.buildkite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.registrysdk.buildkite.model.ApiAccessToken;
import io.github.registrysdk.core.AuthenticationException;
import io.github.registrysdk.core.CallInterruptedException;
import io.github.registrysdk.core.Effect;
import io.github.registrysdk.core.PermissionDeniedException;
import io.github.registrysdk.core.Secret;
import io.github.registrysdk.testing.BuildkiteOperation;
import io.github.registrysdk.testing.FakeBuildkite;
import io.github.registrysdk.testing.ManualClock;
import java.time.Instant;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

class AccessTokenTest {
  private final ManualClock clock = ManualClock.at(Instant.parse("2025-07-16T06:07:42.5Z"));

  @AutoClose
  private final FakeBuildkite fake =
      FakeBuildkite.builder()
          .clock(clock)
          .start()
          .addToken("bkua_reads", "read_packages", "read_registries");

  @AutoClose
  private final BuildkiteClient buildkite =
      Clients.builder(fake).token(Secret.of("bkua_reads")).build();

  @Test
  void tokenIsDescribedWithoutItsSecret() {
    fake.expireToken("bkua_reads", Instant.parse("2025-07-23T06:07:42Z"));

    ApiAccessToken token = buildkite.accessToken();

    assertThat(token.uuid()).isNotBlank();
    assertThat(token.scopes()).containsExactly("read_packages", "read_registries");
    assertThat(token.description()).isEqualTo("Fake Token");
    assertThat(token.createdAt()).isEqualTo("2025-07-16T06:07:42Z");
    assertThat(token.expiresAt()).isEqualTo("2025-07-23T06:07:42Z");
    assertThat(token.user().email()).isEqualTo("fake-user@example.com");
    assertThat(token.extraFields().isEmpty()).isTrue();
  }

  @Test
  void requiredScopesThatAreThereAreOneRequest() {
    buildkite.requireScopes("read_registries", "read_packages");

    assertThat(fake.calls()).hasSize(1);
  }

  @Test
  void allMissingScopesAreNamedBeforeTheFirstWrite() {
    PermissionDeniedException e =
        catchThrowableOfType(
            PermissionDeniedException.class,
            () ->
                buildkite.requireScopes(
                    "write_packages", "read_packages", "delete_packages", "write_packages"));

    assertThat(e)
        .hasMessageStartingWith("could not check the access token: GET 127.0.0.1")
        .hasMessageContaining("the token lacks write_packages, delete_packages (1 attempt");
    assertThat(e.report().scope()).isEqualTo("write_packages, delete_packages");
    assertThat(e.effect()).isEqualTo(Effect.NONE);
    assertThat(e.isSafeToRetry()).isTrue();
    assertThat(e.getMessage()).doesNotContain("bkua_reads");
    assertThat(fake.calls()).hasSize(1);
  }

  @Test
  void blankScopeIsRefusedBeforeTheRequest() {
    assertThatIllegalArgumentException().isThrownBy(() -> buildkite.requireScopes(" "));
    assertThat(fake.calls()).isEmpty();
  }

  @Test
  void tokenThatBuildkiteDoesNotKnowIsNotMissingScopes() {
    fake.revokeToken("bkua_reads");

    assertThatExceptionOfType(AuthenticationException.class)
        .isThrownBy(() -> buildkite.requireScopes("read_packages"));
  }

  @Test
  void checkRunsAsynchronously() {
    assertThat(buildkite.async(buildkite::accessToken).join().scopes()).hasSize(2);
  }

  @Test
  void interruptEndsTheCheck() {
    Thread.currentThread().interrupt();
    try {
      assertThatExceptionOfType(CallInterruptedException.class)
          .isThrownBy(() -> buildkite.requireScopes("read_packages"));
    } finally {
      assertThat(Thread.interrupted()).isTrue();
    }
    assertThat(fake.calls(BuildkiteOperation.GET_ACCESS_TOKEN)).isEmpty();
  }
}
