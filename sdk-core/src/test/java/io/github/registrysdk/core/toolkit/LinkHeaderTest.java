package io.github.registrysdk.core.toolkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LinkHeaderTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\'',
      value = {
        "<https://a/2>; rel=\"next\"|https://a/2",
        "<https://a/2>; rel=next|https://a/2",
        "<https://a/2>;rel=next|https://a/2",
        "<https://a/2> ; REL = \"NEXT\"|https://a/2",
        "< /2 >; rel=next|/2",
        "<https://a/1>; rel=\"prev\", <https://a/2>; rel=\"next\"|https://a/2",
        "<https://a/1>; rel=\"prev\",<https://a/2>; rel=\"next\"|https://a/2",
        "<https://a/2>; rel=\"last next\"|https://a/2",
        "<https://a/2>; rel=\" next  last \"|https://a/2",
        "<https://a/2>; title=\"a, b\"; rel=next|https://a/2",
        "<https://a/2>; title=\"say \\\"x\\\", y\"; rel=next|https://a/2",
        "<https://a/?q=1,2;3>; rel=next|https://a/?q=1,2;3",
        "<https://a/1>; title=\"<https://evil>; rel=next\"; rel=prev, <https://a/2>; rel=next|https://a/2",
        "<https://a/1>; title=\"x; rel=next\"; rel=prev, <https://a/2>; rel=next|https://a/2",
        "<https://a/1>; title=\"x\\\"; rel=next\"; rel=prev, <https://a/2>; rel=next|https://a/2",
        "<https://a/2>; rel=next; rel=prev|https://a/2",
        "<https://a/2>; nofollow; rel=next|https://a/2",
        "junk, <https://a/2>; rel=next|https://a/2",
        "<>; rel=next|''"
      })
  void theTargetOfTheRelationIsFound(String header, String target) {
    assertThat(LinkHeader.find(List.of(header), "next")).isEqualTo(target);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "<",
        ">",
        "<https://a/2",
        "https://a/2; rel=next",
        "<https://a/2>",
        "<https://a/2>; rel",
        "<https://a/2>; rel=",
        "<https://a/2>; rel=\"",
        "<https://a/2>; rel=prev",
        "<https://a/2>; rel=\"nextish\"",
        "<https://a/2>; xrel=next",
        "<https://a/2>; title=\"rel=next\"",
        "<https://a/2>; title=\"x; rel=next\"",
        "<https://a/2>; title=\"x; rel=next",
        "<https://a/2>; rel=prev; rel=next",
        "<https://a/2>; title=\"\\",
        "; rel=next",
        ",,,;;;==\"\"\\"
      })
  void nothingIsFoundWhereTheRelationIsNot(String header) {
    assertThat(LinkHeader.find(List.of(header), "next")).isNull();
  }

  @Test
  void everyHeaderIsLookedAtInItsOrder() {
    List<String> headers = List.of("<a>; rel=prev", "<b>; rel=next", "<c>; rel=next");
    assertThat(LinkHeader.find(headers, "next")).isEqualTo("b");
    assertThat(LinkHeader.find(headers, "prev")).isEqualTo("a");
    assertThat(LinkHeader.find(List.of(), "next")).isNull();
  }
}
