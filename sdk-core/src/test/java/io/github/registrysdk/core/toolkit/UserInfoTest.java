package io.github.registrysdk.core.toolkit;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UserInfoTest {
  @ParameterizedTest
  @CsvSource({
    "https://r.example/a,https://r.example/a",
    "https://me:hunter2@r.example/a,https://r.example/a",
    "HTTPS://hunter2@r.example,HTTPS://r.example",
    "https://me:hun@ter2@r.example:8443/,https://r.example:8443/",
    "//me:hunter2@r.example/a,//r.example/a",
    "' https://me:hunter2@r.example/a',' https://r.example/a'",
    "https:/me:hunter2@r.example/a,https:/r.example/a",
    "https:///me:hunter2@r.example/a,https:///r.example/a",
    "https:\\\\me:hunter2@r.example,https:\\\\r.example",
    "/@scope/a,/@scope/a",
    "me:hunter2@r.example/a,r.example/a",
    "r.example/a@b,r.example/a@b",
    "https://r.example/@scope/a?b=c@d,https://r.example/@scope/a?b=c@d",
    "https://r.example?a@b,https://r.example?a@b",
    ","
  })
  void isRemovedAndTheRestStays(String url, String rest) {
    assertThat(UserInfo.removedFrom(url)).isEqualTo(rest);
  }
}
