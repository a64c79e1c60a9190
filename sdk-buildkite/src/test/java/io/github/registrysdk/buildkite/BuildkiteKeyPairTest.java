package io.github.registrysdk.buildkite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.registrysdk.core.AuthenticationException;
import io.github.registrysdk.core.Secret;
import io.github.registrysdk.testing.BuildkiteOperation;
import io.github.registrysdk.testing.FakeBuildkite;
import io.github.registrysdk.testing.Fault;
import io.github.registrysdk.testing.ManualClock;
import io.github.registrysdk.testsupport.RsaKeys;
import java.security.KeyPair;
import java.time.Duration;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

class BuildkiteKeyPairTest {
  private static final String ID = "b63254c0-3271-4a98-8270-7cfbd6c2f14e";
  private static final Secret KEY = Secret.of(RsaKeys.pkcs8());

  private final ManualClock clock = ManualClock.create();

  @AutoClose
  private final FakeBuildkite fake =
      FakeBuildkite.builder()
          .clock(clock)
          .start()
          .addKeyPair(ID, RsaKeys.PAIR.getPublic(), "read_registries");

  private BuildkiteClient client(Secret key, ManualClock clockOfClient) {
    return Clients.builder(fake).tokenSource(BuildkiteKeyPair.of(ID, key, clockOfClient)).build();
  }

  @Test
  void eachRequestIsSignedByTheKeyOfTheToken() {
    try (BuildkiteClient buildkite = client(KEY, clock)) {
      assertThat(buildkite.accessToken().uuid()).isEqualTo(ID);
      clock.advance(Duration.ofHours(1));
      assertThat(buildkite.organization("acme").registries().list().toList()).isEmpty();
    }
  }

  @Test
  void aRetryAfterALongWaitHasAFreshSignature() {
    fake.faults()
        .on(BuildkiteOperation.GET_ACCESS_TOKEN)
        .once(FakeBuildkite.userRateLimit(Duration.ofSeconds(50)));
    try (BuildkiteClient buildkite = client(KEY, clock)) {
      assertThat(buildkite.accessToken().scopes()).containsExactly("read_registries");
    }
  }

  @Test
  void aClockThatIsAFewSecondsWrongIsAccepted() {
    for (int seconds : new int[] {-5, 5}) {
      ManualClock wrong = ManualClock.at(clock.instant().plusSeconds(seconds));
      try (BuildkiteClient buildkite = client(KEY, wrong)) {
        assertThat(buildkite.accessToken().uuid()).isEqualTo(ID);
      }
    }
  }

  @Test
  void anotherKeyIsRefused() {
    try (BuildkiteClient buildkite = client(Secret.of(pem(RsaKeys.OTHER)), clock)) {
      AuthenticationException e =
          catchThrowableOfType(AuthenticationException.class, buildkite::accessToken);
      assertThat(e.attempts()).isEqualTo(1);
    }
  }

  @Test
  void theSignatureIsNotShown() {
    fake.faults().on(BuildkiteOperation.GET_ACCESS_TOKEN).once(Fault.status(403));
    BuildkiteKeyPair pair = BuildkiteKeyPair.of(ID, KEY, clock);
    assertThat(pair).hasToString("BuildkiteKeyPair[" + ID + "]");
    assertThat(pair.token().toString()).doesNotContain(pair.token().reveal());
    try (BuildkiteClient buildkite = client(KEY, clock)) {
      assertThat(catchThrowableOfType(RuntimeException.class, buildkite::accessToken).getMessage())
          .doesNotContain("eyJ");
    }
  }

  @Test
  void anIdThatIsNoUuidIsNotQuoted() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> BuildkiteKeyPair.of("bkua_hunter2", KEY))
        .withMessage("tokenId must be the UUID of an API access token");
  }

  @Test
  void aKeyThatBuildkiteDoesNotAcceptIsRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> BuildkiteKeyPair.of(ID, Secret.of("not a key")))
        .withMessageContaining("PEM");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> BuildkiteKeyPair.of(ID, Secret.of(pem(RsaKeys.pair(4104)))))
        .withMessageContaining("more than 4096 bits");
  }

  private static String pem(KeyPair pair) {
    return RsaKeys.pem("PRIVATE KEY", pair.getPrivate().getEncoded(), "\n");
  }
}
