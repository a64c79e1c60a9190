package io.github.registrysdk.core.toolkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.registrysdk.core.Secret;
import java.util.Map;
import org.junit.jupiter.api.Test;

class EnvironmentTest {
  private final Environment environment =
      new Environment(
          Map.of(
              "TOKEN", " secret-token\n",
              "BLANK", " ",
              "URL", "https://a.example/",
              "SAME_URL", "https://a.example",
              "OTHER_URL", "https://b.example",
              "ORGANIZATION", "acme/x"));

  @Test
  void valuesLoseWhiteSpaceAndBlankOnesAreNotSet() {
    assertThat(environment.token("TOKEN")).isEqualTo(Secret.of("secret-token"));
    assertThat(environment.value("BLANK")).isNull();
    assertThat(environment.has("BLANK")).isFalse();
    assertThat(environment.has("URL")).isTrue();
    assertThat(environment.identifier("BLANK")).isNull();
    assertThatThrownBy(() -> environment.token("BLANK"))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("the environment variable BLANK is not set");
  }

  @Test
  void twoVariablesForOneUrlMustAgree() {
    assertThat(environment.url("URL", "SAME_URL")).isEqualTo("https://a.example/");
    assertThat(environment.url("MISSING", "OTHER_URL")).isEqualTo("https://b.example");
    assertThat(environment.url("MISSING", "BLANK")).isNull();
    assertThatThrownBy(() -> environment.url("URL", "OTHER_URL"))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage(
            "the environment variables URL and OTHER_URL name different URLs; unset one of them");
  }

  @Test
  void refusedValueIsNamedByItsVariable() {
    assertThatThrownBy(() -> environment.identifier("ORGANIZATION"))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageStartingWith("the environment variable ORGANIZATION cannot be used: ")
        .hasMessageNotContaining("acme");
    assertThat(environment.token("TOKEN", Secret::reveal)).isEqualTo("secret-token");
    assertThatThrownBy(
            () ->
                environment.token(
                    "TOKEN",
                    token -> {
                      throw new IllegalArgumentException("the token has a mistake");
                    }))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("the environment variable TOKEN cannot be used: the token has a mistake");
    assertThat(Environment.organization("acme", "Client", "ORGANIZATION")).isEqualTo("acme");
    assertThatThrownBy(() -> Environment.organization(null, "Client", "ORGANIZATION"))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("ORGANIZATION")
        .hasMessageContaining("Client.fromEnvironment()");
  }
}
