package io.github.registrysdk.core.internal.retry;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.registrysdk.core.internal.http.Heads;
import io.github.registrysdk.core.internal.http.HttpResponseHead;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RetryAfterTest {

  private static final Duration YEAR = Duration.ofDays(365);

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "0|0",
        "1|1000",
        "120|120000",
        "  7 |7000",
        "+5|5000",
        "-1|0",
        "-99999999999|0",
        "299.997|299997",
        "0.0001|1",
        "0,120|120000",
        "120,0|120000",
        "5 , 7 , 6|7000",
        "-3, 2|2000",
        "007|7000"
      })
  void secondsAreReadLeniently(String value, long millis) {
    assertThat(RetryAfter.parse(Heads.of(429, "Retry-After", value)))
        .isEqualTo(Duration.ofMillis(millis));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "2147483647",
        "2147483648",
        "31536000",
        "31536001",
        "9223372036854775807",
        "9223372036854775808",
        "999999999999999999999999999999"
      })
  void numbersBeyondAYearAreClamped(String value) {
    assertThat(RetryAfter.parse(Heads.of(429, "Retry-After", value))).isEqualTo(YEAR);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "soon",
        "NaN",
        "1e3",
        "0x10",
        "1.",
        ".5",
        "5s",
        "0,soon",
        ",",
        "5,",
        "--5",
        "١٢",
        "9999999999999999999999999999999",
        "Wed, 21 Oct 2026 07:28:00",
        "Wed, 32 Oct 2026 07:28:00 GMT"
      })
  void junkIsNoAdvice(String value) {
    HttpResponseHead head =
        Heads.of(429, "Retry-After", value, "Date", "Fri, 20 Nov 2026 10:00:00 GMT");
    assertThat(RetryAfter.parse(head)).isNull();
  }

  @Test
  void withoutTheHeaderThereIsNoAdvice() {
    assertThat(RetryAfter.parse(Heads.of(429))).isNull();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Fri, 20 Nov 2026 10:00:42 GMT|42",
        "Fri, 20 Nov 2026 10:00:00 GMT|0",
        "Fri, 20 Nov 2026 09:59:59 GMT|0",
        "Thu, 01 Jan 1970 00:00:00 GMT|0",
        "Fri, 1 Jan 2100 00:00:00 GMT|31536000"
      })
  void aDateIsComparedWithTheDateOfTheResponse(String value, long seconds) {
    HttpResponseHead head =
        Heads.of(503, "Retry-After", value, "Date", "Fri, 20 Nov 2026 10:00:00 GMT");
    assertThat(RetryAfter.parse(head)).isEqualTo(Duration.ofSeconds(seconds));
  }

  @Test
  void aDateInAResponseWithoutADateIsIgnored() {
    String date = "Fri, 20 Nov 2026 10:00:42 GMT";
    assertThat(RetryAfter.parse(Heads.of(503, "Retry-After", date))).isNull();
    assertThat(RetryAfter.parse(Heads.of(503, "Retry-After", date, "Date", "today"))).isNull();
  }

  @Test
  void theLongestOfSeveralHeadersCounts() {
    assertThat(RetryAfter.parse(Heads.of(429, "Retry-After", "3", "Retry-After", "9")))
        .isEqualTo(Duration.ofSeconds(9));
    assertThat(RetryAfter.parse(Heads.of(429, "Retry-After", "9", "Retry-After", "3")))
        .isEqualTo(Duration.ofSeconds(9));
    assertThat(RetryAfter.parse(Heads.of(429, "Retry-After", "junk", "retry-after", "3")))
        .isEqualTo(Duration.ofSeconds(3));
  }

  @Test
  void datesAreEnglishUnderEveryLocale() {
    Locale before = Locale.getDefault();
    Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));
    try {
      assertThat(RetryAfter.date("Fri, 20 Nov 2026 10:00:42 GMT"))
          .isEqualTo(Instant.parse("2026-11-20T10:00:42Z"));
    } finally {
      Locale.setDefault(before);
    }
    assertThat(RetryAfter.date("2026-11-20T10:00:42Z")).isNull();
  }
}
