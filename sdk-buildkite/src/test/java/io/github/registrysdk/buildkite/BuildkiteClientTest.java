package io.github.registrysdk.buildkite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.github.registrysdk.buildkite.model.PackageRegistry;
import io.github.registrysdk.core.ApiRequest;
import io.github.registrysdk.core.ApiResponse;
import io.github.registrysdk.core.CallOptions;
import io.github.registrysdk.core.Secret;
import io.github.registrysdk.testing.FakeBuildkite;
import io.github.registrysdk.testing.FakeBuildkiteExtension;
import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
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
  void environmentNamesTokenOrganizationAndUrl(FakeBuildkite fake) {
    fake.addRegistry("acme", "gems", "ruby");
    Map<String, String> environment =
        Map.of(
            "BUILDKITE_API_TOKEN",
            " " + fake.token() + "\n",
            "BUILDKITE_ORGANIZATION_SLUG",
            "acme",
            "BUILDKITE_REST_API_ENDPOINT",
            fake.baseUrl().toString());
    try (BuildkiteClient client = BuildkiteClient.fromEnvironment(environment)) {
      assertThat(client.organization().registries().list().stream())
          .extracting(PackageRegistry::slug)
          .containsExactly("gems");
      assertThat(client.withOptions(CallOptions.builder().build()).organization().slug())
          .isEqualTo("acme");
    }
  }

  @ParameterizedTest
  @CsvSource({
    ", , https://api.buildkite.com/",
    " , https://b.example, https://b.example/",
    "https://b.example, , https://b.example/",
    "https://b.example/, https://b.example, https://b.example/",
    "https://b.example/v2, , https://b.example/",
    "https://b.example/proxy/v2/, , https://b.example/proxy/"
  })
  void environmentNamesTheUrlInOneOfTwoVariables(String endpoint, String url, URI expected) {
    try (BuildkiteClient client = BuildkiteClient.fromEnvironment(environment(endpoint, url))) {
      assertThat(client.baseUrl()).isEqualTo(expected);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "https://a.example, https://b.example, BUILDKITE_REST_API_ENDPOINT and BUILDKITE_REST_URL",
    "http://a.example, , BUILDKITE_REST_API_ENDPOINT cannot be used: the base URL must be https",
    ", https://u:secret@a.example, BUILDKITE_REST_URL cannot be used: the base URL must not have",
  })
  void urlsThatDoNotBelongToTheTokenAreRefused(String endpoint, String url, String message) {
    assertThatIllegalStateException()
        .isThrownBy(() -> BuildkiteClient.fromEnvironment(environment(endpoint, url)))
        .withMessageContaining(message)
        .satisfies(e -> assertThat(e.getMessage()).doesNotContain("secret", ".example", "bkua_x"));
  }

  private static Map<String, String> environment(String endpoint, String url) {
    Map<String, String> environment = new HashMap<>(Map.of("BUILDKITE_API_TOKEN", "bkua_x"));
    environment.put("BUILDKITE_REST_API_ENDPOINT", endpoint);
    environment.put("BUILDKITE_REST_URL", url);
    return environment;
  }

  @Test
  void variablesThatCannotBeUsedAreNamed() {
    assertThatIllegalStateException()
        .isThrownBy(
            () -> BuildkiteClient.fromEnvironment(Map.of("BUILDKITE_PACKAGES_TOKEN", "bkpt_x")))
        .withMessageContaining("BUILDKITE_API_TOKEN is not set; BUILDKITE_PACKAGES_TOKEN");
    assertThatIllegalStateException()
        .isThrownBy(() -> BuildkiteClient.fromEnvironment(Map.of("BUILDKITE_API_TOKEN", "bkua x")))
        .withMessageStartingWith("the environment variable BUILDKITE_API_TOKEN cannot be used: ")
        .satisfies(e -> assertThat(e.getMessage()).doesNotContain("bkua x"));
    assertThatIllegalStateException()
        .isThrownBy(
            () ->
                BuildkiteClient.fromEnvironment(
                    Map.of(
                        "BUILDKITE_API_TOKEN", "bkua_x",
                        "BUILDKITE_ORGANIZATION_SLUG", "acme/x")))
        .withMessageStartingWith(
            "the environment variable BUILDKITE_ORGANIZATION_SLUG cannot be used: ");
  }

  @Test
  void organizationIsPassedOrInTheEnvironment() {
    try (BuildkiteClient built = builder().build();
        BuildkiteClient unset = BuildkiteClient.fromEnvironment(environment(null, null))) {
      for (BuildkiteClient client : new BuildkiteClient[] {built, unset}) {
        assertThatIllegalStateException()
            .isThrownBy(client::organization)
            .withMessageContaining("BUILDKITE_ORGANIZATION_SLUG");
      }
    }
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
      ApiResponse response =
          client.send(ApiRequest.get("v2", "organizations", "acme", "rate_limit"));

      assertThat(response.status()).isEqualTo(200);
      assertThat(ScriptedBuildkite.json(response.body()).at("/scopes/rest/enforced").asBoolean())
          .isTrue();
      assertThat(response.requestId()).isNotBlank();
    }
  }

  private static BuildkiteClient.Builder builder() {
    return BuildkiteClient.builder().token(Secret.of("t"));
  }
}
