package io.github.registrysdk.core.internal.json;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.registrysdk.core.Secret;
import io.github.registrysdk.core.spi.RequestFields;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonWritingTest {

  @Test
  void everyKindOfValueIsWritten() {
    RequestFields fields =
        RequestFields.empty()
            .with("text", "ü\"\n😀")
            .with("number", 5)
            .with("yes", true)
            .with("cleared", null)
            .with("secret", Secret.of("hunter2"))
            .with("at", Instant.parse("2026-11-20T10:00:00.5Z"))
            .with("list", List.of("a", Secret.of("b"), RequestFields.empty().with("camelCase", 1)))
            .with("map", Map.of("k", Secret.of("v")))
            .withOptional("absent", null);
    assertThat(new String(JsonCodec.write(fields), UTF_8))
        .isEqualTo(
            "{\"text\":\"ü\\\"\\n\\uD83D\\uDE00\",\"number\":5,\"yes\":true,\"cleared\":null,"
                + "\"secret\":\"hunter2\",\"at\":\"2026-11-20T10:00:00.500Z\","
                + "\"list\":[\"a\",\"b\",{\"camelCase\":1}],\"map\":{\"k\":\"v\"}}");
    assertThat(new String(JsonCodec.write(RequestFields.empty()), UTF_8)).isEqualTo("{}");
  }

  @Test
  void whatCannotBeWrittenIsNotQuoted() {
    Object odd =
        new Object() {
          @Override
          public String toString() {
            return "hunter2";
          }
        };
    Secret secret = Secret.of("hunter2");
    List<RequestFields> unwritable =
        List.of(RequestFields.empty().with("odd", odd), RequestFields.empty().with("odd", secret));
    secret.destroy();
    for (RequestFields fields : unwritable) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> JsonCodec.write(fields))
          .withMessageContaining("can't be written as JSON")
          .withMessageNotContaining("hunter2")
          .withNoCause();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "<html>", "{\"a\":", "{\"a\":1,\"a\":2}", "{} {}", "null"})
  void anErrorBodyThatIsNoJsonIsNothing(String body) {
    assertThat(JsonCodec.parseLenient(body.getBytes(UTF_8))).isNull();
  }

  @Test
  void anErrorBodyIsReadWhateverItsForm() {
    assertThat(JsonCodec.parseLenient("{\"a\":[1,null,\"b\"]}".getBytes(UTF_8)))
        .isInstanceOf(Map.class);
    assertThat(JsonCodec.parseLenient("[]".getBytes(UTF_8))).isEqualTo(List.of());
    assertThat(JsonCodec.parseLenient("\"no\"".getBytes(UTF_8))).isEqualTo("no");
  }
}
