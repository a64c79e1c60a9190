package com.example.registries;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.registrysdk.testing.BuildkiteOperation;
import io.github.registrysdk.testing.FakeBuildkite;
import io.github.registrysdk.testing.FakeGitHub;
import io.github.registrysdk.testing.FakeHumanitec;
import io.github.registrysdk.testing.Fault;
import io.github.registrysdk.testing.GitHubOperation;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** The whole application, over HTTP. The fakes stay until the JVM ends, as the context does. */
@SpringBootTest(
    webEnvironment = WebEnvironment.RANDOM_PORT,
    properties = {
      "registries.health.keep=0s",
      "management.endpoints.web.exposure.include=*",
      "management.endpoint.env.show-values=always",
      "management.endpoint.configprops.show-values=always",
      "management.endpoint.health.show-details=always"
    })
class RegistriesApplicationTest {
  private static final FakeBuildkite BUILDKITE = FakeBuildkite.start();
  private static final FakeGitHub GITHUB = FakeGitHub.start();
  private static final FakeHumanitec HUMANITEC = FakeHumanitec.start();

  @Autowired MeterRegistry meters;
  @Autowired RegistryProperties properties;

  @Value("${local.server.port}")
  int port;

  @DynamicPropertySource
  static void providers(DynamicPropertyRegistry registry) {
    registry.add("registries.buildkite.organization", () -> "acme");
    registry.add("registries.buildkite.token", BUILDKITE::token);
    registry.add("registries.buildkite.base-url", () -> BUILDKITE.baseUrl().toString());
    registry.add("registries.github.organization", () -> "acme");
    registry.add("registries.github.token", GITHUB::token);
    registry.add("registries.github.base-url", () -> GITHUB.baseUrl().toString());
    registry.add("registries.humanitec.organization", () -> "acme");
    registry.add("registries.humanitec.token", HUMANITEC::token);
    registry.add("registries.humanitec.base-url", () -> HUMANITEC.baseUrl().toString());
    BUILDKITE.addRegistry("acme", "debs", "debian");
    GITHUB.addRegistry("acme", "NPM", "https://npm.acme.example", "token");
    HUMANITEC.addRegistry("acme", "images", "images.acme.example", "basic");
  }

  @BeforeEach
  void forget() {
    meters.clear();
  }

  private String get(String path) throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create("http://localhost:" + port + path)).build();
    return HttpClient.newHttpClient().send(request, BodyHandlers.ofString()).body();
  }

  @Test
  void registriesOfAllProvidersAreListed() throws Exception {
    assertThat(get("/registries"))
        .contains("\"buildkite\":[\"debs\"]", "\"github\":[\"NPM_SECRET\"]", "images");
  }

  @Test
  void healthSaysWhichProviderAnswers() throws Exception {
    assertThat(get("/actuator/health"))
        .contains("\"buildkite\":{\"status\":\"UP\"}")
        .contains("\"github\":{\"status\":\"UP\"}")
        .contains("\"humanitec\":{\"status\":\"UP\"}");

    GITHUB.faults().on(GitHubOperation.GET_PUBLIC_KEY).once(Fault.status(502));

    assertThat(get("/actuator/health"))
        .contains("\"buildkite\":{\"status\":\"UP\"}")
        .contains("\"failure\":\"ServerException\"", "\"status\":502")
        .doesNotContain(GITHUB.token());
  }

  @Test
  void providerThatIsDownLeavesTheApplicationReady() throws Exception {
    GITHUB.faults().on(GitHubOperation.GET_PUBLIC_KEY).once(Fault.status(502));
    assertThat(get("/actuator/health")).startsWith("{").contains("\"status\":\"DOWN\"");
    assertThat(get("/actuator/health/readiness")).contains("\"status\":\"UP\"");
    assertThat(get("/actuator/health/liveness")).contains("\"status\":\"UP\"");
  }

  @Test
  void requestsAndCallsAreCounted() throws Exception {
    BUILDKITE.faults().on(BuildkiteOperation.LIST_REGISTRIES).once(Fault.status(503));

    get("/registries");

    assertThat(meters.get("http.client.request.duration").tag("error.type", "503").timer().count())
        .isOne();
    assertThat(
            meters
                .get("registry.client.call.attempts")
                .tag("registry.provider", "buildkite")
                .summary()
                .totalAmount())
        .isEqualTo(2);
    assertThat(get("/actuator/metrics")).contains("registry.client.call.duration");
  }

  /** Also where somebody has the actuator show every value. */
  @Test
  void tokensAreShownNowhere() throws Exception {
    Map<String, String> shown =
        Map.of(
            "env", get("/actuator/env"),
            "one", get("/actuator/env/registries.github.token"),
            "configprops", get("/actuator/configprops"),
            "health", get("/actuator/health"),
            "metrics", get("/actuator/metrics/http.client.request.duration"),
            "toString", properties.toString());

    // Booleans: what failed must not print the environment of who runs this.
    assertThat(shown.get("env").contains(GITHUB.baseUrl().toString())).isTrue();
    assertThat(shown.get("configprops").contains(GITHUB.baseUrl().toString())).isTrue();
    assertThat(shown.get("metrics").contains("server.port")).isTrue();
    for (String token : List.of(BUILDKITE.token(), GITHUB.token(), HUMANITEC.token())) {
      shown.forEach((where, text) -> assertThat(text.contains(token)).as(where).isFalse());
    }
  }
}
