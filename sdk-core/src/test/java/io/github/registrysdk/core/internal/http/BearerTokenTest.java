package io.github.registrysdk.core.internal.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.registrysdk.core.Secret;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BearerTokenTest {

  @Test
  void visibleAsciiIsSentAsItIs() {
    assertThat(BearerToken.header("Token", Secret.of("!abc~XYZ.-_=/+")))
        .isEqualTo("Token !abc~XYZ.-_=/+");
  }

  @Test
  void aMistakeIsNamedWithItsRemedy() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> BearerToken.check(Secret.of("hunter2\n")))
        .withMessage("the token ends with a line break; use Secret.of(text.strip())");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> BearerToken.check(Secret.of("Bearer hunter2")))
        .withMessageContaining("begins with \"Bearer \"");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "10|a control character",
        "13|a control character",
        "31|a control character",
        "127|a control character",
        "9|a control character",
        "32|a space",
        "128|a character outside ASCII",
        "8364|a character outside ASCII"
      })
  void whatWouldBreakTheHeaderIsNamedAndNotQuoted(int character, String name) {
    Secret token = Secret.of("hunter" + (char) character + "2");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> BearerToken.check(token))
        .withMessageContaining(name + " at position 6 of 8")
        .withMessageNotContaining("hunter");
  }
}
