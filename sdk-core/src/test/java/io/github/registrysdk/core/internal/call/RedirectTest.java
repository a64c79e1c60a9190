package io.github.registrysdk.core.internal.call;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.registrysdk.core.ProtocolException;
import io.github.registrysdk.core.Reports;
import io.github.registrysdk.core.internal.http.Heads;
import io.github.registrysdk.core.internal.http.HttpResponseHead;
import io.github.registrysdk.core.internal.redact.Redactor;
import io.github.registrysdk.core.internal.retry.FailureKind;
import io.github.registrysdk.core.spi.RetryClass;
import java.util.List;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class RedirectTest {
  private static final Redactor NO_SECRETS = new Redactor(List.of());

  private static final HttpUrl FROM = HttpUrl.get("https://api.example.com/v2/acme?page=1");

  private static @Nullable HttpUrl target(int status, String location) {
    return Redirect.target(FROM, RetryClass.SAFE, Heads.of(status, "Location", location), 0);
  }

  @ParameterizedTest
  @ValueSource(ints = {301, 302, 303, 307, 308})
  void aGetIsFollowedAtTheSameOrigin(int status) {
    assertThat(target(status, "/v3/acme?x=%2F"))
        .hasToString("https://api.example.com/v3/acme?x=%2F");
  }

  @ParameterizedTest
  @ValueSource(ints = {200, 300, 304, 305, 306, 309, 400})
  void noOtherStatusIsFollowed(int status) {
    assertThat(target(status, "/v3/acme")).isNull();
  }

  @ParameterizedTest
  @CsvSource({
    "https://api.example.com:443/x, https://api.example.com/x",
    "//api.example.com/x, https://api.example.com/x",
    "beta, https://api.example.com/v2/beta",
    "?page=2, https://api.example.com/v2/acme?page=2",
    "/x#fragment, https://api.example.com/x"
  })
  void theUrlMayBeRelative(String location, String target) {
    assertThat(target(302, location)).hasToString(target);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://api.example.com/v3",
        "https://api.example.com:8443/v3",
        "https://evil.example.com/v3",
        "//evil.example.com/v3",
        "https://user@api.example.com/v3",
        "https://:hunter2@api.example.com/v3",
        "ftp://api.example.com/v3",
        "https://",
        "https://api.example.com@evil.example.com/"
      })
  void theCredentialsStayAtTheirOrigin(String location) {
    assertThat(target(302, location)).isNull();
  }

  @Test
  void aRedirectWithoutAUrlIsNotFollowed() {
    assertThat(Redirect.target(FROM, RetryClass.SAFE, Heads.of(302), 0)).isNull();
  }

  @ParameterizedTest
  @EnumSource(RetryClass.class)
  void onlyASafeCallIsFollowed(RetryClass retryClass) {
    HttpUrl target = Redirect.target(FROM, retryClass, Heads.of(307, "Location", "/x"), 0);
    assertThat(target != null).isEqualTo(retryClass == RetryClass.SAFE);
  }

  @Test
  void atMostThreeAreFollowed() {
    HttpResponseHead head = Heads.of(302, "Location", "/x");
    assertThat(Redirect.target(FROM, RetryClass.SAFE, head, 2)).isNotNull();
    assertThat(Redirect.target(FROM, RetryClass.SAFE, head, 3)).isNull();
  }

  @ParameterizedTest
  @CsvSource({
    "https://evil.example.com/a?token=hunter2, to https://evil.example.com that is not followed",
    "http://api.example.com/hunter2, to http://api.example.com that is not followed",
    "https://, without a usable URL that is not followed"
  })
  void aRefusalNamesTheHostAndNothingMore(String location, String message) {
    Failure failure = Redirect.refused(FROM, Heads.of(302, "Location", location), NO_SECRETS);
    assertThat(failure.kind()).isEqualTo(FailureKind.FINAL);
    assertThat(failure.label()).isEqualTo("REDIRECT");
    assertThat(failure.status()).isEqualTo(302);
    ProtocolException e =
        (ProtocolException) failure.exception().create(Reports.exceptions(), Reports.of(302));
    assertThat(e.reason()).isEqualTo(ProtocolException.Reason.REDIRECT);
    assertThat(e.getMessage()).contains(message).doesNotContain("hunter2");
  }

  @Test
  void aRefusalWithoutAUrlSaysSo() {
    Failure failure = Redirect.refused(FROM, Heads.of(302), NO_SECRETS);
    assertThat(failure.exception().create(Reports.exceptions(), Reports.of(302)))
        .hasMessageContaining("without a usable URL");
  }
}
