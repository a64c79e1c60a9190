package io.github.registrysdk.buildkite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.github.registrysdk.core.ApiRequest;
import io.github.registrysdk.core.ApiResponse;
import io.github.registrysdk.core.Secret;
import io.github.registrysdk.testing.FakeBuildkite;
import io.github.registrysdk.testing.FakeBuildkiteExtension;
import java.net.URI;
import java.time.Duration;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

@ExtendWith(FakeBuildkiteExtension.class)
class BuildkiteClientTest {

  @Test
  void defaultBaseUrlIsBuildkite() {
    try (BuildkiteClient client = builder().build()) {
      assertThat(client.baseUrl()).isEqualTo(URI.create("https://api.buildkite.com/"));
      assertThat(client).hasToString("BuildkiteClient[https://api.buildkite.com/]");
    }
  }

  /** The build takes the variable away from the tests. */
  @Test
  void missingTokenVariableIsNamed() {
    assertThatIllegalStateException()
        .isThrownBy(BuildkiteClient::fromEnvironment)
        .withMessageContaining("BUILDKITE_API_TOKEN");
  }

  @Test
  void clientNeedsAToken() {
    assertThatIllegalStateException()
        .isThrownBy(() -> BuildkiteClient.builder().build())
        .withMessageContaining("token");
  }

  static Stream<BiConsumer<BuildkiteClient.Builder, Duration>> timeouts() {
    return Stream.of(
        BuildkiteClient.Builder::connectTimeout,
        BuildkiteClient.Builder::readTimeout,
        BuildkiteClient.Builder::writeTimeout,
        BuildkiteClient.Builder::attemptTimeout,
        BuildkiteClient.Builder::callTimeout);
  }

  @ParameterizedTest
  @MethodSource("timeouts")
  void timeoutIsPositive(BiConsumer<BuildkiteClient.Builder, Duration> timeout) {
    for (Duration none : new Duration[] {Duration.ZERO, Duration.ofMillis(-1)}) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> timeout.accept(builder(), none))
          .withMessageEndingWith("imeout must be positive");
    }
    assertThatExceptionOfType(NullPointerException.class)
        .isThrownBy(() -> timeout.accept(builder(), null));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "https://storage.example", "a/b", ".amazonaws.com", ".", ".."})
  void storageHostIsAHostsName(String host) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> builder().storageHost(host))
        .withMessageStartingWith("host ");
  }

  @Test
  void whatHasNoMethodCanBeSent(FakeBuildkite fake) {
    try (BuildkiteClient client = Clients.of(fake)) {
      ApiResponse answer = client.send(ApiRequest.get("v2", "organizations", "acme", "rate_limit"));

      assertThat(answer.status()).isEqualTo(200);
      assertThat(ScriptedBuildkite.json(answer.body()).at("/scopes/rest/enforced").asBoolean())
          .isTrue();
      assertThat(answer.requestId()).isNotBlank();
    }
  }

  private static BuildkiteClient.Builder builder() {
    return BuildkiteClient.builder().token(Secret.of("t"));
  }
}
