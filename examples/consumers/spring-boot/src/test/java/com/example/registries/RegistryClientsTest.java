package com.example.registries;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.registrysdk.core.ApiClient;
import io.github.registrysdk.core.ApiRequest;
import io.github.registrysdk.core.CallCancelledException;
import io.github.registrysdk.core.CallObserver;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

class RegistryClientsTest {
  private final ApplicationContextRunner withoutToken =
      new ApplicationContextRunner()
          .withUserConfiguration(RegistryClients.class)
          .withBean(CallObserver.class, () -> event -> {})
          .withPropertyValues(
              "registries.buildkite.organization=acme",
              "registries.buildkite.token=buildkite-token",
              "registries.github.organization=acme",
              "registries.humanitec.organization=acme",
              "registries.humanitec.token=humanitec-token");

  private final ApplicationContextRunner runner =
      withoutToken.withPropertyValues("registries.github.token=github-token");

  @Test
  void clientsGoToTheProvidersUnlessToldOtherwise() {
    runner
        .withPropertyValues("registries.github.base-url=https://github.acme.example/api/v3")
        .run(
            context ->
                assertThat(context.getBeansOfType(ApiClient.class).values())
                    .extracting(client -> client.baseUrl().getHost())
                    .containsExactlyInAnyOrder(
                        "api.buildkite.com", "github.acme.example", "api.humanitec.io"));
  }

  @Test
  void clientsEndWithTheContext() {
    List<ApiClient<?>> clients = new ArrayList<>();
    runner.run(
        context ->
            context
                .getBeansOfType(ApiClient.class)
                .values()
                .forEach(client -> clients.add(client)));

    assertThat(clients).hasSize(3);
    for (ApiClient<?> client : clients) {
      assertThatExceptionOfType(CallCancelledException.class)
          .isThrownBy(() -> client.send(ApiRequest.get("any")));
    }
  }

  @Test
  void missingTokenIsNamed() {
    withoutToken.run(
        context ->
            assertThat(context)
                .getFailure()
                .hasStackTraceContaining("registries.github")
                .rootCause()
                .hasMessage("token must be set"));
  }
}
