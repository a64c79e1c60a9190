package io.github.registrysdk.core.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.registrysdk.core.AccessToken;
import io.github.registrysdk.core.CallOptions;
import io.github.registrysdk.core.RetryPolicy;
import io.github.registrysdk.core.Secret;
import io.github.registrysdk.core.TokenSource;
import io.github.registrysdk.core.wire.acme.AcmeClient;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A duration that no clock can count is refused when it is set, and not during a call. */
final class DurationSettingsTest {
  private static final Map<String, Consumer<Duration>> SETTINGS =
      Map.of(
          "minWriteInterval", duration -> AcmeClient.builder().minWriteInterval(duration),
          "connectTimeout", duration -> AcmeClient.builder().connectTimeout(duration),
          "readTimeout", duration -> AcmeClient.builder().readTimeout(duration),
          "writeTimeout", duration -> AcmeClient.builder().writeTimeout(duration),
          "attemptTimeout", duration -> AcmeClient.builder().attemptTimeout(duration),
          "callTimeout", duration -> AcmeClient.builder().callTimeout(duration),
          "timeout", duration -> CallOptions.builder().timeout(duration),
          "longestServerWait", duration -> RetryPolicy.builder().longestServerWait(duration),
          "margin", DurationSettingsTest::cached);

  private static void cached(Duration margin) {
    TokenSource source =
        TokenSource.cached(
            () -> new AccessToken(Secret.of("t"), null), margin, InstantSource.system());
    assertThat(source.token()).isEqualTo(Secret.of("t"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"P109500D", "PT9223372036854775807S", "P24DT0.000000001S", "PT-1S"})
  void durationThatNoCallCanWaitForIsRefusedByName(String duration) {
    SETTINGS.forEach(
        (name, setting) ->
            assertThatIllegalArgumentException()
                .as(name)
                .isThrownBy(() -> setting.accept(Duration.parse(duration)))
                .withMessageContaining(name));
  }

  @Test
  void longestDurationCanBeSet() {
    SETTINGS.values().forEach(setting -> setting.accept(Duration.ofDays(24)));
  }
}
