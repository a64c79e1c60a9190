package io.github.registrysdk.core.internal.json;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.registrysdk.core.Secret;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
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
        "{\"token\":\"hunter2\"|hunter2",
        "[{\"data\":{\"token\":\"hunter2\"}}]|hunter2",
        "<pre>{\"token\":\t\"hunter2\"}|hunter2",
        "{\"a\":nul,\"token\":\"hunter2\"|hunter2",
        "{\"token\":null,\"x\":{\"token\":\"later\"}}|later",
        "{\"description\":\"say \\\"token\\\":\\\"fake\\\"\",\"token\":\"hunter2\"}|hunter2",
        "{\"token\":\"a\\\"b\\\\c\\/d\"}|a\"b\\c/d",
        "{\"token\":\"\\u0068\\u00fCnter\"}|hünter",
        "{\"token\":\"hünter\"}|hünter"
      })
  void secretIsFoundInBrokenJson(String body, String secret) {
    assertThat(find(body)).isEqualTo(Secret.of(secret));
  }

  @Test
  void escapedControlCharactersAreDecoded() {
    assertThat(find("{\"token\":\"a\\n\\t\\r\\b\\fz\"}")).isEqualTo(Secret.of("a\n\t\r\b\fz"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "{}",
        "\"token\"",
        "{\"token\"",
        "{\"token\":",
        "{\"token\": ",
        "{\"token\":\"",
        "<html>token: hunter2</html>",
        "{\"token\":\"\"}",
        "{\"token\":5}",
        "{\"token\":\"cut",
        "{\"token\":\"cut\\",
        "{\"token\":\"cut\\\"",
        "{\"token\":\"two\nlines\"}",
        "{\"other_token\":\"x\"}",
        "{\"token\":\"\\u00zz\"}",
        "{\"token\":\"a\\u12\"}",
        "{\"token\":\"half of a pair \\ud83d\"}"
      })
  void nothingIsFoundWhereThereIsNoWholeSecret(String body) {
    assertThat(find(body)).isNull();
  }

  @Test
  void onlyTheBytesThatWereReadAreSearched() {
    byte[] body = utf8("{\"token\":\"hunter2\"}");
    SecretScan scan = new SecretScan("token");
    scan.search(body, body.length - 2);
    assertThat(scan.found()).isNull();
  }

  @ParameterizedTest
  @ValueSource(strings = {" ", "\"", "\"token\":\"", "\"token\": ", "\\"})
  void searchOfALargeResponseNeedsNoMemory(String repeated) {
    byte[] body = utf8(repeated.repeat(8 * 1024 * 1024 / repeated.length()));
    SecretScan scan = new SecretScan("token");
    long before = allocated();
    scan.search(body, body.length);
    assertThat(allocated() - before).isLessThan(256 * 1024);
  }

  private static long allocated() {
    return ((com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean())
        .getCurrentThreadAllocatedBytes();
  }

  private static Secret find(String body) {
    SecretScan scan = new SecretScan("token");
    byte[] bytes = utf8(body);
    scan.search(bytes, bytes.length);
    return scan.found();
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
