package io.github.registrysdk.buildkite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.github.registrysdk.core.ApiRequest;
import io.github.registrysdk.core.ApiResponse;
import io.github.registrysdk.core.CallOptions;
import io.github.registrysdk.core.Secret;
import io.github.registrysdk.core.ServerException;
import io.github.registrysdk.testing.BuildkiteOperation;
import io.github.registrysdk.testing.FakeBuildkite;
import io.github.registrysdk.testing.FakeBuildkiteExtension;
import io.github.registrysdk.testing.Fault;
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

  @ParameterizedTest
  @ValueSource(
      strings = {"bkua_se\ncret", "bkua_se cret", " ", "bkua_s\u00e9cret", "bkua_se\u0000cret"})
  void tokenThatCannotBeSentIsRefusedUnquoted(String token) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> BuildkiteClient.builder().token(Secret.of(token)))
        .satisfies(
            e -> assertThat(e.getMessage()).contains("token").doesNotContain("bkua", "cret"));
  }

  @Test
  void emptyTokenIsRefused() {
    assertThatIllegalArgumentException().isThrownBy(() -> Secret.of(""));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://user:secret@api.example/",
        "https://secret@api.example/",
        "http://api.example/secret",
        "https://api.example/?secret=1",
        "https://api.example/#secret",
        "ftp://api.example/secret",
        "/secret",
        "secret",
        ""
      })
  void baseUrlThatIsUnsafeIsRefusedUnquoted(String url) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> builder().baseUrl(url).build())
        .withMessageContaining("base URL")
        .satisfies(e -> assertThat(e.getMessage()).doesNotContain("secret"));
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
  void viewKeepsTheServicesAndChangesTheOptions(FakeBuildkite fake) {
    fake.faults().on(BuildkiteOperation.LIST_REGISTRIES).once(Fault.status(500));
    CallOptions once = CallOptions.builder().maxAttempts(1).header("X-Trace", "1").build();
    try (BuildkiteClient client = Clients.of(fake)) {
      assertThatExceptionOfType(ServerException.class)
          .isThrownBy(
              () -> client.withOptions(once).organization("acme").registries().list().toList());
      assertThat(client.organization("acme").registries().list()).isEmpty();
    }
    assertThat(fake.calls()).hasSize(2);
    assertThat(fake.calls().get(0).header("X-Trace")).contains("1");
    assertThat(fake.calls().get(1).header("X-Trace")).isEmpty();
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
