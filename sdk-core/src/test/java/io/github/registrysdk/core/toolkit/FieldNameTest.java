package io.github.registrysdk.core.toolkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class FieldNameTest {
  @Test
  void whatLooksLikeANameIsPrinted() {
    for (String name : List.of("oidc_policy.iss-2", "A", "x".repeat(64))) {
      assertThat(FieldName.printable(name)).isEqualTo(name);
    }
  }

  @Test
  void anyOtherTextIsReplacedByItsLength() {
    for (String name : List.of("", "a b", "a\n", "n\u00e4me", "a/b", "a[0]", "x".repeat(65))) {
      assertThat(FieldName.printable(name))
          .isEqualTo("(a name of " + name.length() + " characters)");
    }
  }
}
