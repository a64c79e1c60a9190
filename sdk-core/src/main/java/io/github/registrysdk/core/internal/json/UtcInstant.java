package io.github.registrysdk.core.internal.json;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * {@code 2024-09-03T06:46:39.441Z}, with no fraction or up to nine digits of it: the form every
 * provider here sends. Buildkite writes the times of an access token as {@code 2024-09-03 06:46:39
 * UTC}.
 */
final class UtcInstant {
  private static final int SECONDS_END = 19;

  private UtcInstant() {}

  /** Null if it is of another form, or no time at all. */
  static @Nullable Instant parse(char[] text, int start, int length) {
    boolean spaced = length == SECONDS_END + 4 && text[start + 10] == ' ';
    if (spaced
        ? !new String(text, start + SECONDS_END, 4).equals(" UTC")
        : length < SECONDS_END + 1
            || length > SECONDS_END + 11
            || text[start + 10] != 'T'
            || text[start + length - 1] != 'Z') {
      return null;
    }
    if (!hasSeparators(text, start)) {
      return null;
    }
    int hour = number(text, start + 11, 2);
    int minute = number(text, start + 14, 2);
    int second = number(text, start + 17, 2);
    int nanos = spaced ? 0 : nanos(text, start + SECONDS_END, length - SECONDS_END - 1);
    // A minus one survives the OR; hours, minutes and seconds out of range are for the general
    // parser to judge.
    if ((hour | minute | second | nanos) < 0 || hour > 23 || minute > 59 || second > 59) {
      return null;
    }
    long day =
        epochDay(number(text, start, 4), number(text, start + 5, 2), number(text, start + 8, 2));
    return day == Long.MIN_VALUE
        ? null
        : Instant.ofEpochSecond(day * 86_400 + hour * 3600L + minute * 60L + second, nanos);
  }

  private static boolean hasSeparators(char[] text, int start) {
    return text[start + 4] == '-'
        && text[start + 7] == '-'
        && text[start + 13] == ':'
        && text[start + 16] == ':';
  }

  private static long epochDay(int year, int month, int day) {
    if ((year | month | day) < 0) {
      return Long.MIN_VALUE;
    }
    try {
      return LocalDate.of(year, month, day).toEpochDay();
    } catch (DateTimeException e) {
      return Long.MIN_VALUE;
    }
  }

  /** Of {@code .441}: 441,000,000; of nothing: 0. */
  private static int nanos(char[] text, int start, int length) {
    if (length == 0) {
      return 0;
    }
    if (text[start] != '.' || length == 1) {
      return -1;
    }
    int fraction = number(text, start + 1, length - 1);
    for (int digits = length - 1; digits < 9 && fraction > 0; digits++) {
      fraction *= 10;
    }
    return fraction;
  }

  private static int number(char[] text, int start, int length) {
    int number = 0;
    for (int i = start; i < start + length; i++) {
      int digit = text[i] - '0';
      if (digit < 0 || digit > 9) {
        return -1;
      }
      number = number * 10 + digit;
    }
    return number;
  }
}
