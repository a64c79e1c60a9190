package io.github.registrysdk.core.toolkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RequireTest {

  @ParameterizedTest
  @ValueSource(strings = {"a", "A-z_0.9~", "...", ".hidden", "0"})
  void anIdentifierIsAPartOfAPath(String value) {
    assertThat(Require.identifier("registry", value)).isSameAs(value);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      ignoreLeadingAndTrailingWhitespace = false,
      value = {
        "``|must not be empty",
        "`  `|must not be blank",
        "`\t`|must not be blank",
        ".|must not be . or ..",
        "..|must not be . or ..",
        "a/b|a slash at position 1",
        "a\\b|a slash at position 1",
        "/a|a slash at position 0",
        "a%2fb|a percent sign at position 1",
        "a b|a space at position 1",
        "a\u0000b|a control character at position 1",
        "a\u007fb|a control character at position 1",
        "hünter|a character outside ASCII at position 1",
        "a😀|a character outside ASCII at position 1",
        "a？b|a character outside ASCII at position 1",
        "hunter2?x|a character that is not allowed at position 7",
        "hunter2#x|a character that is not allowed at position 7",
        "hunter2;x|a character that is not allowed at position 7",
        "hunter2@x|a character that is not allowed at position 7"
      })
  void anythingElseIsNamedAndNotQuoted(String value, String problem) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Require.identifier("registry", value))
        .withMessageStartingWith("registry ")
        .withMessageContaining(problem)
        .withMessageNotContaining("hunter");
  }

  @ParameterizedTest
  @ValueSource(strings = {"hunter2\n", "hunter2\r\n", "hunter2\u0085", "hunter2\0"})
  void aControlCharacterIsNamed(String value) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Require.identifier("registry", value))
        .withMessageStartingWith("registry has a control character at position 7")
        .withMessageNotContaining("hunter");
  }

  @ParameterizedTest
  @ValueSource(strings = {"a b", "ü", "@scope", "a?b#c", "...", "a:b;c"})
  void aSegmentMayHoldWhatCanBeEncoded(String value) {
    assertThat(Require.pathSegment("segment", value)).isSameAs(value);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        ".",
        "..",
        "hunter/2",
        "hunter\\2",
        "hunter%2",
        "hunter\n",
        "hunter\u007f"
      })
  void aSegmentMayNotHoldWhatServersTakeApart(String value) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Require.pathSegment("segment", value))
        .withMessageStartingWith("segment ")
        .withMessageNotContaining("hunter");
  }

  @Test
  void nullIsNamed() {
    assertThatNullPointerException()
        .isThrownBy(() -> Require.identifier("registry", null))
        .withMessage("registry");
    assertThatNullPointerException().isThrownBy(() -> Require.pathSegment("segment", null));
    assertThatNullPointerException().isThrownBy(() -> Require.text("name", null));
    assertThatNullPointerException().isThrownBy(() -> Require.positive("timeout", null));
    assertThatNullPointerException().isThrownBy(() -> Require.headerName(null));
    assertThatNullPointerException().isThrownBy(() -> Require.headerValue("X-A", null));
  }

  @Test
  void aDurationMustBePositive() {
    Duration least = Duration.ofMillis(1);
    assertThat(Require.positive("timeout", least)).isSameAs(least);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Require.positive("timeout", Duration.ZERO))
        .withMessage("timeout must be positive");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Require.positive("timeout", Duration.ofNanos(-1)));
  }

  @Test
  void aNumberMustBeWithinItsLimits() {
    assertThat(Require.between("pageSize", 1, 1, 100)).isEqualTo(1);
    assertThat(Require.between("pageSize", 100, 1, 100)).isEqualTo(100);
    for (int wrong : new int[] {0, 101, -1, Integer.MIN_VALUE, Integer.MAX_VALUE}) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> Require.between("pageSize", wrong, 1, 100))
          .withMessage("pageSize must be between 1 and 100, not " + wrong);
    }
  }

  @Test
  void aHeaderNameIsAToken() {
    String token = "!#$%&'*+-.^_`|~09azAZ";
    assertThat(Require.headerName(token)).isSameAs(token);
    for (String wrong :
        new String[] {"", " ", "X A", "X:A", "X\nA", "X-Ä", "X(A)", "X/A", "\"X\""}) {
      assertThatIllegalArgumentException().isThrownBy(() -> Require.headerName(wrong));
    }
  }

  @Test
  void aHeaderValueIsOneLineOfAscii() {
    String value = "a\tb c~!";
    assertThat(Require.headerValue("X-A", value)).isSameAs(value);
    assertThat(Require.headerValue("X-A", "")).isEmpty();
    for (String wrong :
        new String[] {"hunter\r", "hunter\n", "hunter\0", "hunter\u007f", "huntér"}) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> Require.headerValue("X-A", wrong))
          .withMessageStartingWith("the value of the header X-A has ")
          .withMessageNotContaining("hunt");
    }
  }
}
