package io.github.registrysdk.core.internal.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import okhttp3.HttpUrl;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BaseUrlTest {

  @ParameterizedTest
  @CsvSource({
    "https://api.example.com, https://api.example.com/",
    "https://api.example.com/, https://api.example.com/",
    "https://api.example.com/v2, https://api.example.com/v2/",
    "https://api.example.com/v2/, https://api.example.com/v2/",
    "HTTPS://API.Example.COM:443/v2, https://api.example.com/v2/",
    "https://api.example.com:8443, https://api.example.com:8443/",
    "'  https://api.example.com ', https://api.example.com/",
    "https://bücher.example/x, https://xn--bcher-kva.example/x/",
    "https://[2001:DB8::1]:8443/v2, https://[2001:db8::1]:8443/v2/",
    "http://127.0.0.1:8080, http://127.0.0.1:8080/",
    "http://127.255.255.254, http://127.255.255.254/",
    "http://localhost:8080/api, http://localhost:8080/api/",
    "http://fake.localhost:8080, http://fake.localhost:8080/",
    "http://[::1]:8080, http://[::1]:8080/",
    "http://[0:0:0:0:0:0:0:1], http://[::1]/"
  })
  void endsInASlash(String url, String base) {
    assertThat(BaseUrl.parse(url, false)).hasToString(base);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "api.example.com",
        "/v2",
        "ftp://hunter2.example.com",
        "file:///etc/hunter2",
        "https://",
        "https://hunter2 example.com",
        "https://hunter2.example.com:99999",
        "https://hunter2:x@y@example.com",
        "https://hunter2@api.example.com",
        "https://user:hunter2@api.example.com",
        "https://:hunter2@api.example.com",
        "https://api.example.com?token=hunter2",
        "https://api.example.com/?",
        "https://api.example.com/#hunter2",
        "https://api.example.com/#",
        "http://api.example.com/hunter2",
        "http://hunter2.127.0.0.1.example.com",
        "http://localhost.hunter2.com",
        "http://hunter2localhost",
        "http://127.hunter2.0.1",
        "http://1127.0.0.1",
        "http://127.0.0.1.",
        "http://127.999.0.1",
        "http://128.0.0.1",
        "http://0.0.0.0",
        "http://[::2]",
        "http://[::ffff:10.0.0.1]"
      })
  void whatWouldEndangerTheTokenIsRefusedAndNotQuoted(String url) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> BaseUrl.parse(url, false))
        .withMessageStartingWith("the base URL")
        .withMessageNotContaining("hunter2");
  }

  @Test
  void httpElsewhereNeedsPermissionAndNothingMoreIsPermitted() {
    assertThat(BaseUrl.parse("http://api.example.com", true))
        .hasToString("http://api.example.com/");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> BaseUrl.parse("http://u@api.example.com", true));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> BaseUrl.parse("http://api.example.com?a=b", true));
    assertThatNullPointerException().isThrownBy(() -> BaseUrl.parse(null, true));
  }

  @ParameterizedTest
  @CsvSource({
    "https://a.example/x, https://a.example/y?z, true",
    "https://a.example, https://a.example:443, true",
    "http://a.example, http://a.example:80, true",
    "https://a.example, https://A.EXAMPLE, true",
    "https://bücher.example, https://xn--bcher-kva.example, true",
    "https://[::1], https://[0:0::1], true",
    "https://a.example, http://a.example, false",
    "https://a.example:80, http://a.example:80, false",
    "https://a.example, https://a.example:8443, false",
    "https://a.example, https://b.example, false",
    "https://a.example, https://a.example., false",
    "https://a.example, https://x.a.example, false"
  })
  void anOriginIsSchemeHostAndPort(String a, String b, boolean same) {
    assertThat(BaseUrl.sameOrigin(HttpUrl.get(a), HttpUrl.get(b))).isEqualTo(same);
    assertThat(BaseUrl.sameOrigin(HttpUrl.get(b), HttpUrl.get(a))).isEqualTo(same);
  }
}
