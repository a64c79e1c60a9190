package io.github.registrysdk.core.internal.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import io.github.registrysdk.core.JsonFields;
import io.github.registrysdk.core.Secret;
import io.github.registrysdk.core.spi.JsonType;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JsonTypeTest {

  @Test
  void everyComponentIsReadByItsSnakeCaseName() throws IOException {
    Sample sample =
        Sample.decode(
            """
            {"full_name": "a", "size": 1, "big_size": 3000000000, "is_open": true, "score": 1.5,
             "note": "n", "created_at": "2024-09-03T06:46:39.441Z", "token": "hunter2",
             "kind": "ruby", "tags": ["x", "y"], "parts": [{"id": "p"}], "labels": {"k": "v"}}
            """);
    assertThat(sample)
        .isEqualTo(
            new Sample(
                "a",
                1,
                3_000_000_000L,
                true,
                1.5,
                "n",
                Instant.parse("2024-09-03T06:46:39.441Z"),
                Secret.of("hunter2"),
                Sample.Kind.RUBY,
                List.of("x", "y"),
                List.of(new Sample.Part("p")),
                Map.of("k", "v"),
                JsonFields.none()));
  }

  @Test
  void absentIsNullOrEmpty() throws IOException {
    Sample sample = Sample.decode("{\"full_name\":\"\",\"size\":0}");
    assertThat(sample.fullName()).isEmpty();
    assertThat(sample.note()).isNull();
    assertThat(sample.bigSize()).isNull();
    assertThat(sample.tags()).isEmpty();
    assertThat(sample.labels()).isEmpty();
    assertThat(sample.extraFields().isEmpty()).isTrue();
  }

  @Test
  void nullIsTakenWhereItIsAllowed() throws IOException {
    Sample sample =
        Sample.with(
            "\"note\":null,\"big_size\":null,\"is_open\":null,\"created_at\":null,\"token\":null,"
                + "\"kind\":null,\"tags\":null,\"parts\":null,\"labels\":null,\"score\":null");
    assertThat(sample).isEqualTo(Sample.decode("{\"full_name\":\"a\",\"size\":1}"));
  }

  @Test
  void unknownFieldsAreKeptAndPrintedByNameOnly() throws IOException {
    Sample sample =
        Sample.with("\"new_text\":\"hunter2\",\"new_map\":{\"a\":[1,null,{}]},\"new_null\":null");
    assertThat(sample.extraFields().asMap()).containsOnlyKeys("new_text", "new_map", "new_null");
    assertThat(sample.extraFields().asMap())
        .containsEntry("new_text", "hunter2")
        .containsEntry("new_null", null);
    assertThat(sample.toString()).contains("new_text").doesNotContain("hunter2");
    assertThatThrownBy(() -> sample.extraFields().asMap().put("a", 1))
        .isInstanceOf(UnsupportedOperationException.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1e400",
        "-1e400",
        "1e-400",
        "0.1000000000000000055511151231257827",
        "3.14159265358979323846264338327950288",
        "1e2147483647"
      })
  void anUnknownNumberThatNoDoubleHoldsIsKeptExactly(String number) throws IOException {
    assertThat(Sample.with("\"new_number\":" + number).extraFields().asMap())
        .containsEntry("new_number", new BigDecimal(number));
  }

  @Test
  void otherUnknownNumbersAreDoublesAndIntegers() throws IOException {
    assertThat(
            Sample.with("\"a\":1.5,\"b\":0.1,\"c\":7,\"d\":1e300,\"e\":-0.0").extraFields().asMap())
        .containsExactlyInAnyOrderEntriesOf(
            Map.of("a", 1.5, "b", 0.1, "c", 7, "d", 1e300, "e", 0.0));
  }

  @Test
  void anUnknownFieldOfARecordThatKeepsNoneIsIgnored() throws IOException {
    assertThat(Sample.with("\"parts\":[{\"id\":\"p\",\"more\":{\"a\":1}}]").parts())
        .containsExactly(new Sample.Part("p"));
  }

  /**
   * A record of any JSON, without a field that nobody may see.
   *
   * @param json as it came
   * @param extraFields the fields it does not know
   */
  @JsonIgnoreProperties("token")
  public record Careful(@Nullable Any json, JsonFields extraFields) {}

  /**
   * What is taken whole.
   *
   * @param json any
   */
  public record Any(Object json) {
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public Any {}
  }

  @ParameterizedTest
  @ValueSource(strings = {"{}", "{\"a\":{},\"b\":[1,{\"c\":null}]}", "[]", "\"\"", "7", "true"})
  void anyJsonIsTakenWhole(String json) throws IOException {
    JsonDecoder<Careful> decoder = JsonDecoder.of(JsonType.of(Careful.class));
    Careful read = decoder.decode(stream("{\"json\":" + json + ",\"more\":" + json + "}"));
    assertThat(read.json()).isEqualTo(new Any(read.extraFields().get("more")));
  }

  @Test
  void ignoredFieldIsNotKept() throws IOException {
    JsonDecoder<Careful> decoder = JsonDecoder.of(JsonType.of(Careful.class));
    assertThat(
            decoder
                .decode(stream("{\"token\":{\"a\":\"hunter2\"},\"more\":1}"))
                .extraFields()
                .asMap())
        .isEqualTo(Map.of("more", 1));
  }

  @Test
  void anUnknownValueOfAnOpenEnumerationIsKept() throws IOException {
    assertThat(Sample.with("\"kind\":\"cobol\"").kind()).isEqualTo(new Sample.Kind("cobol"));
  }

  @Test
  void aSingleElementIsNoList() {
    refused(() -> Sample.with("\"tags\":\"hunter2\""), "$.tags");
    refused(() -> Sample.with("\"parts\":{\"id\":\"hunter2\"}"), "$.parts");
    refused(() -> Sample.with("\"note\":[\"hunter2\"]"), "$.note");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "\"note\":1|$.note",
        "\"note\":1.5|$.note",
        "\"note\":true|$.note",
        "\"note\":{}|$.note",
        "\"note\":[]|$.note",
        "\"big_size\":\"1\"|$.big_size",
        "\"big_size\":\"\"|$.big_size",
        "\"big_size\":\" \"|$.big_size",
        "\"big_size\":\"null\"|$.big_size",
        "\"big_size\":1.9|$.big_size",
        "\"big_size\":1.0|$.big_size",
        "\"big_size\":1e2|$.big_size",
        "\"big_size\":true|$.big_size",
        "\"big_size\":[1]|$.big_size",
        "\"big_size\":[]|$.big_size",
        "\"big_size\":9223372036854775808|$.big_size",
        "\"is_open\":\"true\"|$.is_open",
        "\"is_open\":\"\"|$.is_open",
        "\"is_open\":1|$.is_open",
        "\"is_open\":0.0|$.is_open",
        "\"score\":\"1.5\"|$.score",
        "\"score\":\"\"|$.score",
        "\"score\":\"NaN\"|$.score",
        "\"score\":\"Infinity\"|$.score",
        "\"score\":1e400|$.score",
        "\"score\":-1e400|$.score",
        "\"score\":\"-INF\"|$.score",
        "\"score\":false|$.score",
        "\"created_at\":1725345999|$.created_at",
        "\"created_at\":1725345999.5|$.created_at",
        "\"created_at\":\"1725345999\"|$.created_at",
        "\"created_at\":\"\"|$.created_at",
        "\"created_at\":\" \"|$.created_at",
        "\"created_at\":\"yesterday\"|$.created_at",
        "\"created_at\":\"2024-02-30T00:00:00Z\"|$.created_at",
        "\"created_at\":{}|$.created_at",
        "\"token\":5|$.token",
        "\"token\":\"\"|$.token",
        "\"token\":{}|$.token",
        "\"kind\":1|$.kind",
        "\"kind\":{}|$.kind",
        "\"kind\":[\"ruby\"]|$.kind",
        "\"tags\":{}|$.tags",
        "\"tags\":\"\"|$.tags",
        "\"tags\":[\"a\",null]|$.tags[1]",
        "\"tags\":[\"a\",1]|$.tags[1]",
        "\"parts\":[null]|$.parts[0]",
        "\"parts\":[{\"id\":\"p\"},\"\"]|$.parts[1]",
        "\"parts\":[{\"id\":\"p\"},{}]|$.parts[1].id",
        "\"parts\":[{\"id\":null}]|$.parts[0].id",
        "\"parts\":[[\"p\"]]|$.parts[0]",
        "\"labels\":{\"k\":1}|$.labels.k",
        "\"labels\":{\"k\":null}|$.labels.k",
        "\"labels\":[]|$.labels"
      })
  void aWrongTypeIsNoGuess(String fields, String path) {
    refused(() -> Sample.with(fields), path);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{}|$.full_name",
        "{\"full_name\":\"a\"}|$.size",
        "{\"full_name\":null,\"size\":1}|$.full_name",
        "{\"full_name\":\"a\",\"size\":null}|$.size",
        "{\"full_name\":\"a\",\"size\":\"1\"}|$.size",
        "{\"full_name\":\"a\",\"size\":3000000000}|$.size",
        "{\"fullName\":\"a\",\"size\":1}|$.full_name"
      })
  void whatIsRequiredMustBeThere(String json, String path) {
    refused(() -> Sample.decode(json), path);
  }

  @ParameterizedTest
  @ValueSource(strings = {"null", "\"\"", "\"x\"", "1", "true", "[]", "[{}]", " null "})
  void anythingButAnObjectIsNoRecord(String json) {
    assertThatThrownBy(() -> Sample.decode(json)).isInstanceOf(DecodeException.class);
  }

  @Test
  void aListIsReadWhole() throws IOException {
    JsonDecoder<List<Sample.Part>> type = JsonDecoder.of(JsonType.listOf(Sample.Part.class));
    assertThat(type.decode(stream("[]"))).isEmpty();
    assertThat(type.decode(stream("[{\"id\":\"a\"},{\"id\":\"b\"}]"))).hasSize(2);
    refused(() -> type.decode(stream("[{\"id\":\"a\"},null]")), "$[1]");
    for (String other : List.of("true", "7.0", "{}", "[]")) {
      refused(() -> type.decode(stream("[{\"id\":\"a\"},{\"id\":" + other + "}]")), "$[1].id");
    }
    for (String other : List.of("null", "{}", "\"\"", "{\"id\":\"a\"}")) {
      assertThatThrownBy(() -> type.decode(stream(other))).isInstanceOf(DecodeException.class);
    }
  }

  @Test
  void whatReadingThrowsGetsThrough() {
    IOException lost = new IOException("reset");
    InputStream broken =
        new InputStream() {
          @Override
          public int read() throws IOException {
            throw lost;
          }

          @Override
          public int read(byte[] buffer, int offset, int length) throws IOException {
            throw lost;
          }
        };
    assertThatIOException()
        .isThrownBy(() -> JsonDecoder.of(Sample.TYPE).decode(broken))
        .isSameAs(lost);
  }

  private static void refused(ThrowingDecode decode, String path) {
    assertThatThrownBy(() -> decode.run())
        .isInstanceOf(DecodeException.class)
        .hasMessageEndingWith(" at " + path)
        .hasMessageNotContaining("hunter2")
        .hasNoCause();
  }

  private static InputStream stream(String json) {
    return new ByteArrayInputStream(json.getBytes(StandardCharsets.UTF_8));
  }

  private interface ThrowingDecode {
    Object run() throws IOException;
  }
}
