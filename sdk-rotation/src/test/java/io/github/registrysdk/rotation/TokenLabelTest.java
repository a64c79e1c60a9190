package io.github.registrysdk.rotation;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.registrysdk.core.Secret;
import java.time.Instant;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

final class TokenLabelTest {
  private static final Instant SINCE = Instant.parse("2026-01-01T00:00:00.123Z");

  static Stream<TokenLabel> everyLabel() {
    return Stream.of(
        TokenLabel.pending("acme", "1a2b3c4d"),
        TokenLabel.stopped("acme", "1a2b3c4d", SINCE),
        TokenLabel.active("acme", "1a2b3c4d", SINCE, Secret.of("hunter2")));
  }

  @ParameterizedTest
  @MethodSource("everyLabel")
  void labelIsReadFromItsDescription(TokenLabel label) {
    assertThat(TokenLabel.read("acme", label.toString())).contains(label);
  }

  @Test
  void descriptionsAreReadable() {
    assertThat(everyLabel().map(TokenLabel::toString))
        .containsExactly(
            "acme: pending run 1a2b3c4d",
            "acme: stopped since 2026-01-01T00:00:00.123Z run 1a2b3c4d",
            "acme: active since 2026-01-01T00:00:00.123Z run 1a2b3c4d sha256:f52fbd32b2b3");
  }

  @ParameterizedTest
  @NullSource
  @ValueSource(
      strings = {
        "",
        "acme",
        "acme: pending",
        "acme: pending run 1a2b3c4d ",
        "acme: pending run 1A2B3C4D",
        "acme: pending since 2026-01-01T00:00:00Z run 1a2b3c4d",
        "acme: active run 1a2b3c4d",
        "acme: active since yesterday run 1a2b3c4d",
        "acme: active since 2026-01-01T00:00:00Z run 1a2b3c4d sha256:0123",
        "acme2: pending run 1a2b3c4d",
        "my acme: pending run 1a2b3c4d"
      })
  void otherDescriptionsBelongToOthers(String description) {
    assertThat(TokenLabel.read("acme", description)).isEmpty();
  }
}
