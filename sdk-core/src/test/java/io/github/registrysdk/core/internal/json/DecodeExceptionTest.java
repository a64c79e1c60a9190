package io.github.registrysdk.core.internal.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.registrysdk.core.spi.JsonType;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DecodeExceptionTest {

  /**
   * A record with rules of its own.
   *
   * @param name not hunter2
   * @param count a number
   */
  public record Picky(String name, int count) {
    public Picky {
      if (name.equals("hunter2")) {
        throw new IllegalArgumentException("hunter2 is not allowed");
      }
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "``|the body is empty|true|true",
        "` `|the JSON ends early|true|true",
        "{\"name\":\"a\",\"cou|the JSON ends early|true|true",
        "{\"name\":\"a\",\"count\":1|the JSON ends early|true|true",
        "{\"name\":\"a\"|the JSON ends early|true|true",
        "<html>|the JSON is malformed|true|false",
        "{\"name\":\"a\",\"count\":1}x|the JSON is malformed|true|false",
        "{\"name\":\"a\",\"count\":1}{}|the JSON goes on after its end|false|false",
        "{\"name\":\"a\",\"name\":\"b\"}|the JSON has a field twice|true|false",
        "{\"name\":\"a\"}|a required field is missing at $.count|false|false",
        "{\"name\":null,\"count\":1}|null where a value is due at $.name|false|false",
        "{\"name\":1,\"count\":1}|a value of the wrong type at $.name|false|false",
        "{\"name\":\"a\",\"count\":3000000000}|a value of the wrong type at $.count|false|false",
        "{\"name\":\"a\",\"count\":1.5}|a value of the wrong type at $.count|false|false",
        "{\"name\":\"hunter2\",\"count\":1}|a value that is not allowed|false|false",
        "null|null instead of a value|false|false"
      })
  void theMessageHasTheProblemAndThePathButNotTheValue(
      String json, String message, boolean malformed, boolean endedEarly) {
    DecodeException e = decode(Picky.class, json);
    assertThat(e.getMessage()).startsWith(message).doesNotContain("hunter2");
    assertThat(e.malformed()).isEqualTo(malformed);
    assertThat(e.endedEarly()).isEqualTo(endedEarly);
    assertThat(e).hasNoCause();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "a-b_c.d|a-b_c.d",
        "-----BEGIN\\nhunter2|(a name of 18 characters)",
        "hun ter2|(a name of 8 characters)",
        "hunter2hunter2hunter2hunter2hunter2hunter2hunter2hunter2hunter2hunter2|(a name of 70 characters)"
      })
  void aNameInAMapIsOnlyShownIfItLooksLikeAName(String name, String shown) {
    DecodeException e = decode(Labels.class, "{\"labels\":{\"" + name + "\":1}}");
    assertThat(e).hasMessage("a value of the wrong type at $.labels." + shown);
  }

  /** Wherever the end comes, but for the middle of a word such as true and of a fraction. */
  @Test
  void everyCutIsAnEarlyEnd() {
    String json =
        "{\"labels\": {\"a\" : \"\\u00e9\", \"b\":\"c\"} , \"more\":[ \"d\" ,\"e\"], \"x\":{\"y\":[-15, 0, {}]}}";
    for (int cut = 1; cut < json.length(); cut++) {
      DecodeException e = decode(Labels.class, json.substring(0, cut));
      assertThat(e.endedEarly()).as(json.substring(0, cut)).isTrue();
    }
  }

  /**
   * A map.
   *
   * @param labels any
   * @param more any
   */
  public record Labels(Map<String, String> labels, List<String> more) {}

  private static DecodeException decode(Class<?> type, String json) {
    JsonDecoder<?> decoder = JsonDecoder.of(JsonType.of(type));
    return catchThrowableOfType(
        DecodeException.class,
        () -> decoder.decode(new ByteArrayInputStream(json.getBytes(StandardCharsets.UTF_8))));
  }
}
