package io.github.registrysdk.core.internal.json;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.registrysdk.core.spi.JsonType;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UtcInstantTest {

  private static final JsonDecoder<Instant> READER = JsonDecoder.of(JsonType.of(Instant.class));

  @ParameterizedTest
  @ValueSource(
      strings = {
        "2024-09-03T06:46:39Z",
        "2024-09-03T06:46:39.4Z",
        "2024-09-03T06:46:39.441Z",
        "2024-09-03T06:46:39.441123Z",
        "2024-09-03T06:46:39.000000001Z",
        "2024-09-03T06:46:39.999999999Z",
        "2024-09-03T06:46:39.0Z",
        "0000-01-01T00:00:00Z",
        "1969-12-31T23:59:59.5Z",
        "9999-12-31T23:59:59.999999999Z",
        "2024-02-29T00:00:00Z",
        "2000-02-29T23:59:59Z"
      })
  void theUsualFormIsReadStraight(String text) {
    assertThat(straight(text)).isEqualTo(OffsetDateTime.parse(text).toInstant());
    assertThat(decoded(text)).isEqualTo(OffsetDateTime.parse(text).toInstant());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "Z",
        "yesterday",
        "2024-09-03",
        "2024-09-03T06:46Z",
        "2024-09-03T06:46:39",
        "2024-09-03T06:46:39+02:00",
        "2024-09-03T06:46:39.5-11:30",
        "2024-09-03T06:46:39+0200",
        "2024-09-03T06:46:39 Z",
        "2024-09-03 06:46:39Z",
        "2024-09-03 06:46:39 GMT",
        "2024-09-03 06:46:39.5 UTC",
        "2024-09-03T06:46:39 UTC",
        "2024-02-30 06:46:39 UTC",
        "2024-09-03 24:46:39 UTC",
        "2024-09-03t06:46:39z",
        "2024-09-03T06:46:39.Z",
        "2024-09-03T06:46:39,5Z",
        "2024-09-03T06:46:39.1234567890Z",
        "2024-09-03T06:46:39.12a4Z",
        "2024-09-03T06:46:60Z",
        "2024-12-31T23:59:60Z",
        "2024-09-03T24:00:00Z",
        "2024-09-03T25:00:00Z",
        "2024-09-03T06:60:39Z",
        "2024-09-03T06:46:61Z",
        "2024-00-03T06:46:39Z",
        "2024-13-03T06:46:39Z",
        "2024-09-00T06:46:39Z",
        "2024-09-31T06:46:39Z",
        "2023-02-29T06:46:39Z",
        "1900-02-29T00:00:00Z",
        "-024-09-03T06:46:39Z",
        "2024/09/03T06:46:39Z",
        "2024-09/03T06:46:39Z",
        "2024-09-03T06-46:39Z",
        "2024-09-03T06:46-39Z",
        "2024-09-03T06:46:3:Z",
        "+12024-09-03T06:46:39Z",
        "1725345999",
        "1725345999.123456789Z",
        "٢٠٢٤-09-03T06:46:39Z"
      })
  void everyOtherFormIsJudgedAsTheStandardLibraryDoes(String text) {
    assertThat(straight(text)).isNull();
    assertThat(decoded(text)).isEqualTo(byTheBook(text));
  }

  @Test
  void aThousandRandomTimesAgreeWithTheStandardLibrary() {
    Random random = new Random(20261120);
    for (int i = 0; i < 1000; i++) {
      Instant instant =
          Instant.ofEpochSecond(
              random.nextLong(-62_135_596_800L, 253_402_300_800L), random.nextInt(1_000_000_000));
      String text = instant.toString();
      assertThat(straight(text)).isEqualTo(instant);
      String offset = instant.atOffset(ZoneOffset.ofTotalSeconds(random.nextInt(64800))).toString();
      assertThat(decoded(offset)).isEqualTo(byTheBook(offset));
    }
  }

  @Test
  void aTimeWithSpacesAndUtcIsReadToo() {
    assertThat(decoded("2025-07-16 06:07:42 UTC")).isEqualTo(Instant.parse("2025-07-16T06:07:42Z"));
    assertThat(decoded("2024-02-29 23:59:59 UTC")).isEqualTo(Instant.parse("2024-02-29T23:59:59Z"));
  }

  @Test
  void textInTheMiddleOfABufferIsRead() {
    char[] buffer = "xx2024-09-03T06:46:39.5Zyy".toCharArray();
    assertThat(UtcInstant.parse(buffer, 2, 22)).isEqualTo(Instant.parse("2024-09-03T06:46:39.5Z"));
  }

  private static @Nullable Instant straight(String text) {
    return UtcInstant.parse(text.toCharArray(), 0, text.length());
  }

  private static @Nullable Instant decoded(String text) {
    try {
      return READER.decode(
          new ByteArrayInputStream(("\"" + text + "\"").getBytes(StandardCharsets.UTF_8)));
    } catch (IOException e) {
      assertThat(e).isInstanceOf(DecodeException.class);
      return null;
    }
  }

  private static @Nullable Instant byTheBook(String text) {
    try {
      return OffsetDateTime.parse(text).toInstant();
    } catch (DateTimeException e) {
      return null;
    }
  }
}
