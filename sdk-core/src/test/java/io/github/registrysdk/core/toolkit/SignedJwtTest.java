package io.github.registrysdk.core.toolkit;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.registrysdk.testsupport.RsaKeys;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SignedJwtTest {

  private static final InstantSource CLOCK =
      InstantSource.fixed(Instant.parse("2026-11-20T12:00:00.999Z"));

  @ParameterizedTest
  @ValueSource(strings = {"12345", "Iv23liAbCdEf0123_-.x"})
  void tokenHasExactlyTheHeaderAndClaimsThatProvidersRequire(String issuer) {
    String[] parts =
        jwt(issuer, RsaKeys.PAIR.getPrivate(), CLOCK).issue().secret().reveal().split("\\.", -1);

    assertThat(parts).hasSize(3);
    assertThat(decoded(parts[0])).isEqualTo("{\"alg\":\"RS256\",\"typ\":\"JWT\"}");
    assertThat(decoded(parts[1]))
        .isEqualTo("{\"iat\":1795175940,\"exp\":1795176540,\"iss\":\"" + issuer + "\"}");
  }

  @Test
  void eachTokenIsDatedByTheClock() {
    Instant[] now = {Instant.ofEpochSecond(1_000)};
    SignedJwt jwt = jwt("12345", RsaKeys.PAIR.getPrivate(), () -> now[0]);
    String first = jwt.issue().secret().reveal();
    now[0] = now[0].plusSeconds(300);

    assertThat(decoded(first.split("\\.", -1)[1])).contains("\"iat\":940,\"exp\":1540,");
    assertThat(decoded(jwt.issue().secret().reveal().split("\\.", -1)[1]))
        .contains("\"iat\":1240,\"exp\":1840,");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "12345\n", "12\"34", "a\\b", "ключ", "s3cret!"})
  void issuerWithOtherCharactersIsRefusedAndNotQuoted(String issuer) {
    assertThatThrownBy(() -> jwt(issuer, RsaKeys.PAIR.getPrivate(), CLOCK))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("id may contain letters, digits, '.', '_' and '-' only");
  }

  @Test
  void keyOfAnotherKindIsRefused() throws Exception {
    PrivateKey elliptic = KeyPairGenerator.getInstance("EC").generateKeyPair().getPrivate();

    assertThatThrownBy(() -> jwt("12345", elliptic, CLOCK))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("the private key is not an RSA key");
  }

  @Test
  void keyThatCanNotSignIsReported() {
    assertThatThrownBy(() -> jwt("12345", new UnpluggedKey(), CLOCK).issue().secret().reveal())
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("the private key can't sign");
  }

  private static SignedJwt jwt(String issuer, PrivateKey key, InstantSource clock) {
    return new SignedJwt(issuer, key, Duration.ofMinutes(1), Duration.ofMinutes(9), clock);
  }

  private static String decoded(String part) {
    return new String(Base64.getUrlDecoder().decode(part), UTF_8);
  }

  /** A hardware key whose token was taken out: it has no encoding and no provider. */
  private static final class UnpluggedKey implements PrivateKey {

    private static final long serialVersionUID = 1L;

    @Override
    public String getAlgorithm() {
      return "RSA";
    }

    @Override
    public String getFormat() {
      return "none";
    }

    @Override
    public byte[] getEncoded() {
      return new byte[0];
    }
  }
}
