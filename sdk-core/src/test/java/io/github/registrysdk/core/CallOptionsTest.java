package io.github.registrysdk.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import java.time.Duration;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CallOptionsTest {

  @Test
  void nothingIsSetByDefault() {
    CallOptions options = CallOptions.builder().build();
    assertThat(options.timeout()).isNull();
    assertThat(options.maxAttempts()).isNull();
    assertThat(options.headers()).isEmpty();
    assertThat(options.query()).isEmpty();
  }

  @Test
  void keepsWhatWasSetAndNothingThatIsSetLater() {
    CallOptions.Builder builder =
        CallOptions.builder()
            .timeout(Duration.ofSeconds(5))
            .maxAttempts(1)
            .header("X-Team", "a b")
            .query("b", "2")
            .query("a", "");
    CallOptions options = builder.build();
    builder.header("X-Later", "1").query("later", "1");
    assertThat(options.timeout()).isEqualTo(Duration.ofSeconds(5));
    assertThat(options.maxAttempts()).isEqualTo(1);
    assertThat(options.headers()).containsOnlyKeys("X-Team").containsValue("a b");
    assertThat(options.query().keySet()).containsExactly("b", "a");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Authorization",
        "PROXY-AUTHORIZATION",
        "Cookie",
        "Host",
        "Content-Length",
        "Content-Type",
        "Content-Encoding",
        "Accept-Encoding",
        "Transfer-Encoding",
        "Connection",
        "Expect",
        "TE",
        "Trailer",
        "Upgrade"
      })
  void headersOfTheTransportAreRefusedUnderEveryLocale(String name) {
    Locale before = Locale.getDefault();
    Locale.setDefault(Locale.forLanguageTag("tr"));
    try {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> CallOptions.builder().header(name, "hunter2"))
          .withMessageNotContaining("hunter2");
    } finally {
      Locale.setDefault(before);
    }
  }

  @Test
  void whatCannotBeSentIsRefused() {
    CallOptions.Builder builder = CallOptions.builder();
    assertThatIllegalArgumentException().isThrownBy(() -> builder.timeout(Duration.ZERO));
    assertThatIllegalArgumentException().isThrownBy(() -> builder.timeout(Duration.ofMillis(-1)));
    assertThatIllegalArgumentException().isThrownBy(() -> builder.maxAttempts(0));
    assertThatIllegalArgumentException().isThrownBy(() -> builder.header("X-A", "a\r\nB: c"));
    assertThatIllegalArgumentException().isThrownBy(() -> builder.header("X A", "a"));
    assertThatIllegalArgumentException().isThrownBy(() -> builder.query("", "a"));
    assertThatNullPointerException().isThrownBy(() -> builder.query("a", null));
  }
}
