package io.github.registrysdk.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CursorTest {

  @Test
  void keepsWhatAListingGave() {
    assertThat(new Cursor("/v2/a?after=abc%3D").value()).isEqualTo("/v2/a?after=abc%3D");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "hunter2",
        "https://hunter2.example/v2",
        "//hunter2.example",
        "/\\hunter2.example",
        "/a\\hunter2",
        "/a\r\nhunter2",
        "/hünter2"
      })
  void anythingElseIsRefusedAndNotQuoted(String value) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Cursor(value))
        .withMessageNotContaining("hunter2");
  }

  @Test
  void nullIsRefused() {
    assertThatNullPointerException().isThrownBy(() -> new Cursor(null));
  }
}
