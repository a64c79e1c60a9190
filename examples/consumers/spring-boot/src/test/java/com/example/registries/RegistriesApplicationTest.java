package com.example.registries;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.registrysdk.buildkite.BuildkiteClient;
import io.github.registrysdk.micrometer.ObservationObserver;
import io.github.registrysdk.spring.ClientBuilderCustomizer;
import io.github.registrysdk.spring.test.AutoConfigureFakeRegistries;
import io.github.registrysdk.testing.BuildkiteOperation;
import io.github.registrysdk.testing.FakeBuildkite;
import io.github.registrysdk.testing.FakeGitHub;
import io.github.registrysdk.testing.FakeHumanitec;
import io.github.registrysdk.testing.Fault;
import io.github.registrysdk.testing.GitHubOperation;
import io.github.registrysdk.testing.RecordedCall;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.observation.Observation;
import io.micrometer.observation.Observation.ContextView;
import io.micrometer.observation.ObservationHandler;
import io.micrometer.observation.ObservationView;
import io.micrometer.observation.transport.SenderContext;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;

/** The whole application, over HTTP. Spring Boot 3 and 4 run it. */
@SpringBootTest(
    webEnvironment = WebEnvironment.RANDOM_PORT,
    properties = {
      "registries.health.cache=0s",
      "management.endpoints.web.exposure.include=*",
      "management.endpoint.env.show-values=always",
      "management.endpoint.configprops.show-values=always",
      "management.endpoint.health.show-details=always"
    })
@AutoConfigureFakeRegistries
class RegistriesApplicationTest {
  @Autowired FakeBuildkite buildkite;
  @Autowired FakeGitHub github;
  @Autowired FakeHumanitec humanitec;
  @Autowired MeterRegistry meters;
  @Autowired Traces traces;

  @Value("${local.server.port}")
  int port;

  @TestConfiguration(proxyBeanMethods = false)
  static class Options {
    @Bean
    ClientBuilderCustomizer<BuildkiteClient.Builder> buildkiteOptions() {
      return builder -> builder.userAgentSuffix("registries/1.0").maxPages(100);
    }

    @Bean
    ClientBuilderCustomizer<BuildkiteClient.Builder> traceHeader(ObservationObserver observer) {
      return builder -> builder.traceParent(observer::currentTraceParent);
    }

    @Bean
    Traces traces() {
      return new Traces();
    }
  }

  /** In place of a tracing library: it sets the header, and knows the parents. */
  static final class Traces implements ObservationHandler<SenderContext<Object>> {
    static final String HEADER = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";

    final Set<String> parents = ConcurrentHashMap.newKeySet();

    @Override
    public void onStart(SenderContext<Object> context) {
      ObservationView call = context.getParentObservation();
      ContextView parent = call.getContextView();
      parents.add(
          parent.getParentObservation().getContextView().getName() + " > " + parent.getName());
      context.getSetter().set(context.getCarrier(), "traceparent", HEADER);
    }

    @Override
    public boolean supportsContext(Observation.Context context) {
      return context instanceof SenderContext;
    }
  }

  @BeforeEach
  void forget() {
    meters.clear();
    traces.parents.clear();
  }

  private String get(String path) throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create("http://localhost:" + port + path)).build();
    return HttpClient.newHttpClient().send(request, BodyHandlers.ofString()).body();
  }

  /** The fakes remember the calls of earlier tests too. */
  private static RecordedCall last(List<RecordedCall> calls) {
    return calls.get(calls.size() - 1);
  }

  @Test
  void registriesOfAllProvidersAreListed() throws Exception {
    buildkite.addRegistry("acme", "debs", "debian");
    github.addRegistry("acme", "NPM", "https://npm.acme.example", "token");
    humanitec.addRegistry("acme", "images", "images.acme.example", "basic");

    assertThat(get("/registries"))
        .contains("\"buildkite\":[\"debs\"]", "\"github\":[\"NPM_SECRET\"]", "images");
    assertThat(buildkite.calls().get(0).header("User-Agent").orElseThrow())
        .endsWith("registries/1.0");
  }

  @Test
  void healthSaysWhichProviderResponds() throws Exception {
    assertThat(get("/actuator/health"))
        .contains("\"buildkite\":{\"status\":\"UP\"}")
        .contains("\"github\":{\"status\":\"UP\"}")
        .contains("\"humanitec\":{\"status\":\"UP\"}");

    github.faults().on(GitHubOperation.GET_PUBLIC_KEY).once(Fault.status(502));

    assertThat(get("/actuator/health"))
        .contains("\"buildkite\":{\"status\":\"UP\"}")
        .contains("\"failure\":\"ServerException\"", "\"status\":502")
        .doesNotContain(github.token());
  }

  @Test
  void providerThatIsDownLeavesTheApplicationReady() throws Exception {
    github.faults().on(GitHubOperation.GET_PUBLIC_KEY).once(Fault.status(502));
    assertThat(get("/actuator/health")).startsWith("{").contains("\"status\":\"DOWN\"");
    assertThat(get("/actuator/health/readiness")).contains("\"status\":\"UP\"");
    assertThat(get("/actuator/health/liveness")).contains("\"status\":\"UP\"");
  }

  @Test
  void infoNamesTheServers() throws Exception {
    assertThat(get("/actuator/info")).contains("\"baseUrl\":\"" + github.baseUrl() + "\"");
  }

  @Test
  void requestsAndCallsAreCounted() throws Exception {
    buildkite.faults().on(BuildkiteOperation.LIST_REGISTRIES).once(Fault.status(503));

    get("/registries");

    assertThat(meters.get("http.client.request.duration").tag("error.type", "503").timers())
        .singleElement()
        .matches(timer -> timer.count() == 1)
        .matches(timer -> timer.getId().getTag("error") != null, "is that of an observation");
    assertThat(
            meters
                .get("registry.client.call.attempts")
                .tag("registry.provider", "buildkite")
                .summary()
                .totalAmount())
        .isEqualTo(2);
    assertThat(get("/actuator/metrics")).contains("registry.client.call.duration");
  }

  @Test
  void callsContinueTheTraceOfTheRequest() throws Exception {
    get("/registries");

    assertThat(traces.parents)
        .containsExactly("http.server.requests > registry.client.call.duration");
    assertThat(last(buildkite.calls()).header("traceparent")).contains(Traces.HEADER);
    assertThat(last(github.calls()).header("traceparent")).isEmpty();
  }

  /** Also where somebody has the actuator show every value. */
  @Test
  void tokensAreShownNowhere() throws Exception {
    get("/registries");
    Map<String, String> shown =
        Map.of(
            "env", get("/actuator/env"),
            "one", get("/actuator/env/registries.github.token"),
            "configprops", get("/actuator/configprops"),
            "conditions", get("/actuator/conditions"),
            "health", get("/actuator/health"),
            "info", get("/actuator/info"),
            "metrics", get("/actuator/metrics/http.client.request.duration"));

    // Booleans: what failed must not print the environment of who runs this.
    assertThat(shown.get("env").contains(github.baseUrl().toString())).isTrue();
    assertThat(shown.get("configprops").contains(github.baseUrl().toString())).isTrue();
    assertThat(shown.get("conditions").contains("registries.github.token is set")).isTrue();
    assertThat(shown.get("metrics").contains("server.port")).isTrue();
    for (String token : List.of(buildkite.token(), github.token(), humanitec.token())) {
      shown.forEach((where, text) -> assertThat(text.contains(token)).as(where).isFalse());
    }
  }
}
