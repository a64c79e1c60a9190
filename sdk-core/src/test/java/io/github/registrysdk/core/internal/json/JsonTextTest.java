package io.github.registrysdk.core.internal.json;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is JSON at all, before its types are looked at. */
class JsonTextTest {

  private static final String JSON = "{\"full_name\":\"hunter2\",\"size\":1}";

  @ParameterizedTest
  @ValueSource(
      strings = {
        JSON + "x",
        JSON + "{}",
        JSON + ",",
        JSON + " null",
        "{\"full_name\":\"hunter2\",\"size\":NaN}",
        "{\"full_name\":\"hunter2\",\"size\":1,\"score\":NaN}",
        "{\"full_name\":\"hunter2\",\"size\":1,\"score\":Infinity}",
        "{\"full_name\":\"hunter2\",\"size\":1,\"score\":-Infinity}",
        "{\"full_name\":\"hunter2\",\"size\":01}",
        "{\"full_name\":\"hunter2\",\"size\":+1}",
        "{\"full_name\":\"hunter2\",\"size\":0x1}",
        "{\"full_name\":\"hunter2\",\"size\":1,}",
        "{\"full_name\":\"hunter2\",\"size\":1 /* c */}",
        "{'full_name':'hunter2','size':1}",
        "{full_name:\"hunter2\",\"size\":1}",
        "{\"full_name\":\"hunter2\nx\",\"size\":1}",
        "{\"full_name\":\"\\x\",\"size\":1}",
        "{\"full_name\":\"\\u00zz\",\"size\":1}",
        "<html>hunter2</html>"
      })
  void whatIsNotJsonIsRefused(String json) {
    assertThatThrownBy(() -> Sample.decode(json))
        .isInstanceOf(DecodeException.class)
        .hasMessageNotContaining("hunter2")
        .hasNoCause();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"full_name\":\"a\",\"size\":1,\"size\":2}",
        "{\"full_name\":\"a\",\"size\":1,\"unknown\":1,\"unknown\":2}",
        "{\"full_name\":\"a\",\"size\":1,\"unknown\":null,\"unknown\":null}",
        "{\"full_name\":\"a\",\"size\":1,\"unknown\":{\"k\":1,\"k\":1}}",
        "{\"full_name\":\"a\",\"size\":1,\"unknown\":[{\"k\":null,\"k\":1}]}",
        "{\"full_name\":\"a\",\"size\":1,\"note\":null,\"note\":null}",
        "{\"full_name\":\"a\",\"size\":1,\"parts\":[{\"id\":\"p\",\"id\":\"p\"}]}",
        "{\"full_name\":\"a\",\"size\":1,\"parts\":[{\"id\":\"p\",\"more\":1,\"more\":2}]}",
        "{\"full_name\":\"a\",\"size\":1,\"labels\":{\"k\":\"1\",\"k\":\"1\"}}",
        "{\"full_name\":\"a\",\"size\":1,\"si\\u007ae\":2}"
      })
  void aFieldThatStandsTwiceIsRefused(String json) {
    assertThatThrownBy(() -> Sample.decode(json))
        .isInstanceOf(DecodeException.class)
        .hasMessageContaining("a field twice");
  }

  @ParameterizedTest
  @ValueSource(strings = {"UTF-16LE", "UTF-16BE", "UTF-16", "UTF-32LE", "UTF-32BE", "UTF-32"})
  void otherEncodingsAreRefused(String charset) {
    byte[] json = JSON.getBytes(Charset.forName(charset));
    assertThatThrownBy(() -> Sample.decode(json))
        .isInstanceOf(DecodeException.class)
        .hasMessageMatching("it is not UTF-8|the JSON is malformed");
  }

  @ParameterizedTest
  @ValueSource(strings = {"fffe0000", "0000feff"})
  void otherByteOrderMarksAreRefused(String mark) {
    byte[] json = HexFormat.of().parseHex(mark);
    assertThatThrownBy(() -> Sample.decode(json)).hasMessageContaining("not UTF-8");
  }

  @Test
  void theByteOrderMarkOfUtf8IsAccepted() throws IOException {
    assertThat(Sample.decode("\ufeff" + JSON).fullName()).isEqualTo("hunter2");
    assertThatThrownBy(() -> Sample.decode("\ufeff\ufeff" + JSON))
        .isInstanceOf(DecodeException.class);
  }

  @ParameterizedTest
  @CsvSource({
    "61, a",
    "c3bc, ü",
    "c280, \u0080",
    "dfbf, \u07ff",
    "e0a080, \u0800",
    "e282ac, €",
    "ed9fbf, \ud7ff",
    "ee8080, \ue000",
    "efbfbf, \uffff",
    "f0908080, \ud800\udc00",
    "f09f9880, 😀",
    "f48fbfbf, \udbff\udfff"
  })
  void everyFormOfUtf8IsRead(String hex, String text) throws IOException {
    assertThat(Sample.decode(named(hex)).fullName()).isEqualTo(text);
    assertThat(JsonDecoder.of(Sample.TYPE).decode(oneByOne(named(hex))).fullName()).isEqualTo(text);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "80",
        "bf",
        "c3",
        "c328",
        "c080",
        "c0af",
        "c1bf",
        "e0",
        "e28228",
        "e282",
        "e08080",
        "e09fbf",
        "eda080",
        "edbfbf",
        "eda081edb080",
        "f0808080",
        "f08fbfbf",
        "f09f98",
        "f4908080",
        "f5808080",
        "f888808080",
        "fe",
        "ff"
      })
  void invalidUtf8IsRefusedWhereverItStands(String hex) {
    for (byte[] json : new byte[][] {named(hex), unknown(hex)}) {
      assertThatThrownBy(() -> Sample.decode(json))
          .isInstanceOf(DecodeException.class)
          .hasMessageContaining("not UTF-8");
      assertThatThrownBy(() -> JsonDecoder.of(Sample.TYPE).decode(oneByOne(json)))
          .isInstanceOf(DecodeException.class);
    }
  }

  @Test
  void aSequenceThatIsCutAtTheEndIsRefused() {
    byte[] cut = HexFormat.of().parseHex("22c3");
    assertThatThrownBy(() -> Sample.decode(cut)).isInstanceOf(DecodeException.class);
  }

  @Test
  void depthAndLengthsAreLimited() throws IOException {
    String deepest = "[".repeat(63) + "]".repeat(63);
    assertThat(Sample.with("\"unknown\":" + deepest).extraFields().names()).contains("unknown");
    String deeper = "[".repeat(64) + "]".repeat(64);
    for (String fields :
        new String[] {
          "\"unknown\":" + deeper,
          "\"unknown\":" + "[".repeat(100_000),
          "\"" + "n".repeat(50_000) + "\":1",
          "\"unknown\":" + "1".repeat(1000)
        }) {
      assertThatThrownBy(() -> Sample.with(fields))
          .isInstanceOf(DecodeException.class)
          .hasMessageContaining("nested too deeply, or has values that are too long or too many");
    }
  }

  private static byte[] named(String hex) {
    return around("{\"full_name\":\"", hex, "\",\"size\":1}");
  }

  private static byte[] unknown(String hex) {
    return around("{\"full_name\":\"x\",\"size\":1,\"unknown\":[\"", hex, "\"]}");
  }

  private static byte[] around(String before, String hex, String after) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    bytes.writeBytes(before.getBytes(UTF_8));
    bytes.writeBytes(HexFormat.of().parseHex(hex));
    bytes.writeBytes(after.getBytes(UTF_8));
    return bytes.toByteArray();
  }

  private static InputStream oneByOne(byte[] bytes) {
    return new FilterInputStream(new ByteArrayInputStream(bytes)) {
      @Override
      public int read(byte[] buffer, int offset, int length) throws IOException {
        return super.read(buffer, offset, Math.min(1, length));
      }
    };
  }
}
