package io.github.registrysdk.core.internal.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import okhttp3.HttpUrl;
import okhttp3.tls.HeldCertificate;
import org.junit.jupiter.api.Test;

class TlsSocketsTest {
  private static final HeldCertificate AUTHORITY =
      new HeldCertificate.Builder().certificateAuthority(0).build();

  private static TlsSockets trusting(boolean onlyThese) {
    return TlsSockets.of(
        List.of(AUTHORITY.certificate()),
        onlyThese,
        null,
        List.of(),
        HttpUrl.get("https://api.example.com/"));
  }

  @Test
  void authorityIsAddedToThoseOfTheJvm() {
    assertThat(trusting(false).trust().getAcceptedIssuers())
        .hasSizeGreaterThan(10)
        .contains(AUTHORITY.certificate());
  }

  @Test
  void onlyTheAuthorityIsTrustedIfThatIsAsked() {
    assertThat(trusting(true).trust().getAcceptedIssuers())
        .containsExactly(AUTHORITY.certificate());
  }
}
