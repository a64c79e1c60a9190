package io.github.registrysdk.examples.rotation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.registrysdk.core.Secret;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

final class TokenLabelTest {
  private static final Fingerprint FINGERPRINT = new Fingerprint("0123456789ab");

  static Stream<TokenLabel> everyLabel() {
    return Stream.of(
        TokenLabel.pending("acme"),
        TokenLabel.pending("acme", FINGERPRINT),
        TokenLabel.active("acme", FINGERPRINT));
  }

  @ParameterizedTest
  @MethodSource("everyLabel")
  void labelIsReadBackFromItsDescription(TokenLabel label) {
    assertThat(TokenLabel.read("acme", label.toString())).contains(label);
  }

  @Test
  void descriptionsAreWhatPeopleReadAtBuildkite() {
    assertThat(everyLabel().map(TokenLabel::toString))
        .containsExactly(
            "acme: pending",
            "acme: pending sha256:0123456789ab",
            "acme: active sha256:0123456789ab");
  }

  @ParameterizedTest
  @NullSource
  @ValueSource(
      strings = {
        "",
        "acme",
        "acme: retired",
        "acme: pending ",
        "acme: pending sha256:0123",
        "acme: pending sha256:0123456789AB",
        "acme: active sha256:0123456789abc",
        "acme2: pending",
        "my acme: pending"
      })
  void otherDescriptionsAreSomebodyElses(String description) {
    assertThat(TokenLabel.read("acme", description)).isEmpty();
  }

  @Test
  void fingerprintIsTheBeginningOfSha256() {
    assertThat(Fingerprint.of(Secret.of("hunter2")).hex()).isEqualTo("f52fbd32b2b3");
  }

  @Test
  void planRefusesANameThatIsNotItsOwnSlug() {
    for (String name : List.of("ab", "Acme", "acme-", "a--b", "acme charts", "")) {
      assertThatThrownBy(() -> RotationPlan.sample("acme", name, List.of()))
          .isInstanceOf(IllegalArgumentException.class);
    }
  }
}
