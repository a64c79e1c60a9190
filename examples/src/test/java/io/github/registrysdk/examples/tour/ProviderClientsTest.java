package io.github.registrysdk.examples.tour;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ProviderClientsTest {
  private static final Map<String, String> ALL =
      Map.of(
          "BUILDKITE_API_TOKEN", "bkua_x\n",
          "BUILDKITE_ORGANIZATION_SLUG", "acme",
          "GITHUB_TOKEN", "ghp_x",
          "GITHUB_ORGANIZATION", "acme-inc",
          "HUMANITEC_TOKEN", "hum_x",
          "HUMANITEC_ORG", "acme-org");

  @Test
  void allSixMakeItLive() {
    try (ProviderClients clients = ProviderClients.live(ALL, event -> {}).orElseThrow()) {
      assertThat(clients.organizations())
          .isEqualTo(new OrganizationNames("acme", "acme-inc", "acme-org"));
      assertThat(clients.buildkite().baseUrl().toString()).startsWith("https://");
      assertThat(clients.toString()).doesNotContain("bkua_x", "ghp_x", "hum_x");
    }
  }

  @Test
  void tokenOfAnotherServerIsNotSentToTheHostOfTheImages() {
    Map<String, String> env = new HashMap<>(ALL);
    env.put("BUILDKITE_REST_URL", "https://gateway.acme.example/");

    assertThatIllegalStateException()
        .isThrownBy(() -> ProviderClients.live(env, event -> {}))
        .withMessageContaining("the token is for gateway.acme.example");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "BUILDKITE_API_TOKEN",
        "BUILDKITE_ORGANIZATION_SLUG",
        "GITHUB_TOKEN",
        "GITHUB_ORGANIZATION",
        "HUMANITEC_TOKEN",
        "HUMANITEC_ORG"
      })
  void oneThatIsMissingMakesItNotLive(String missing) {
    Map<String, String> env = new HashMap<>(ALL);
    env.put(missing, " ");

    assertThat(ProviderClients.live(env, event -> {})).isEmpty();
  }
}
