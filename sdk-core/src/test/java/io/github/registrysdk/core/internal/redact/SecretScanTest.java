package io.github.registrysdk.core.internal.redact;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.registrysdk.core.Secret;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SecretScanTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{\"token\":\"hunter2\"}|hunter2",
        "{\"id\":1,\"token\" : \"hunter2\",\"desc|hunter2",
        "{\"token\":\"hunter2\",\"id\":|hunter2",
        "{\"token\":\"hunter2\"} trailing|hunter2",
        "{\"a\":nul,\"token\":\"hunter2\"|hunter2",
        "{\"token\":null,\"x\":{\"token\":\"later\"}}|later",
        "{\"description\":\"say \\\"token\\\":\\\"fake\\\"\",\"token\":\"hunter2\"}|hunter2",
        "{\"token\":\"a\\\"b\\\\c\\/d\"}|a\"b\\c/d",
        "{\"token\":\"\\u0068\\u00fCnter\"}|hünter",
        "{\"token\":\"\\u00zz\"}|u00zz",
        "{\"token\":\"a\\u12\"}|au12",
        "{\"t\\u006fk\\u0065n\":\"hunter2\",|hunter2",
        "{\"tok\\u0065\\u006E\":\"hunter2\",|hunter2",
        "{\"token\":[\"hunter2\"|hunter2",
        "{\"token\": { \"value\" : \"hunter2\"},|hunter2",
        "\"{\\\"token\\\":\\\"hunter2\\\"}\"|hunter2",
        "<pre>{&quot;token&quot;: &quot;hunter2&quot;}|hunter2",
        "<pre>{&#34;token&#34;: &#x22;hunter2&#34;}|hunter2",
        "{'token': 'hunter2'}|hunter2"
      })
  void theSecretIsSavedFromBrokenJson(String body, String secret) {
    assertThat(find(body)).contains(Secret.of(secret));
  }

  @Test
  void escapesOfControlCharactersAreUndone() {
    assertThat(find("{\"token\":\"a\\n\\t\\r\\b\\fz\"}")).contains(Secret.of("a\n\t\r\b\fz"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "{}",
        "<html>token: hunter2</html>",
        "{\"token\":\"\"}",
        "{\"token\":5}",
        "{\"token\":\"cut",
        "{\"token\":\"cut\\",
        "{\"token\":\"two\nlines\"}",
        "{\"other_token\":\"x\"}",
        "{\"toXen\":\"x\"}"
      })
  void whereThereIsNoneNoneIsFound(String body) {
    assertThat(find(body)).isEmpty();
  }

  @Test
  void theSecretIsSavedFromUtf16() {
    byte[] body = "{\"token\":\"hunter2\"}".getBytes(StandardCharsets.UTF_16);
    assertThat(SecretScan.find(body, "token")).contains(Secret.of("hunter2"));
  }

  @Test
  void theFieldsNameIsTakenLiterally() {
    assertThat(SecretScan.find(utf8("{\"tokXn\":\"x\"}"), "tok.n")).isEmpty();
    assertThat(SecretScan.find(utf8("{\"tok.n\":\"x\"}"), "tok.n")).contains(Secret.of("x"));
  }

  @Test
  void aLongSecretNeedsNoDeepStack() throws Exception {
    String longest = "\\n".repeat(4096);
    AtomicReference<Optional<Secret>> found = new AtomicReference<>();
    AtomicReference<Throwable> thrown = new AtomicReference<>();
    Thread small =
        new Thread(null, () -> found.set(find("{\"token\":\"" + longest + "\"}")), "s", 192 * 1024);
    small.setUncaughtExceptionHandler((thread, e) -> thrown.set(e));
    small.start();
    small.join();
    assertThat(thrown).hasNullValue();
    assertThat(found.get()).contains(Secret.of("\n".repeat(4096)));
  }

  private static Optional<Secret> find(String body) {
    return SecretScan.find(utf8(body), "token");
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
