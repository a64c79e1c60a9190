package io.github.registrysdk.core.internal.retry;

import io.github.registrysdk.core.spi.ResponseHead;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * RFC 9110, 10.2.3, read leniently: servers send fractions, lists, dates in the past and numbers
 * beyond an int.
 */
public final class RetryAfter {
  private static final Duration LONGEST = Duration.ofDays(365);
  private static final Pattern NUMBER = Pattern.compile("[+-]?\\d{1,30}(\\.\\d{1,30})?");

  private RetryAfter() {}

  /**
   * @param head a response; a date is measured against its own {@code Date}, never against the
   *     local clock
   * @return between zero and a year, or null if there is none or it makes no sense
   */
  public static @Nullable Duration parse(ResponseHead head) {
    Duration longest = null;
    for (String value : head.all("Retry-After")) {
      Duration wait = parse(value.strip(), head);
      if (wait != null && (longest == null || wait.compareTo(longest) > 0)) {
        longest = wait;
      }
    }
    return longest;
  }

  /**
   * Whether it says clearly when to retry: a number that is not negative, or a date not before the
   * response's own. Only that is taken as a sign that a write was refused before anything was done.
   */
  public static boolean isMeant(ResponseHead head) {
    List<String> values = head.all("Retry-After");
    return !values.isEmpty() && values.stream().allMatch(value -> isMeant(value.strip(), head));
  }

  private static boolean isMeant(String value, ResponseHead head) {
    Instant date = date(value);
    if (date == null) {
      return !value.contains("-") && parse(value, head) != null;
    }
    Instant sent = head.date();
    return sent != null && !date.isBefore(sent);
  }

  private static @Nullable Duration parse(String value, ResponseHead head) {
    Instant date = date(value);
    if (date != null) {
      String now = head.header("Date");
      Instant sent = now == null ? null : date(now);
      return sent == null ? null : clamp(Duration.between(sent, date));
    }
    Duration longest = null;
    for (String item : value.split(",", -1)) {
      Duration wait = seconds(item.strip());
      if (wait == null) {
        return null;
      }
      longest = longest == null || wait.compareTo(longest) > 0 ? wait : longest;
    }
    return longest;
  }

  private static @Nullable Duration seconds(String number) {
    if (!NUMBER.matcher(number).matches()) {
      return null;
    }
    BigDecimal millis = new BigDecimal(number).movePointRight(3).setScale(0, RoundingMode.CEILING);
    BigDecimal most = BigDecimal.valueOf(LONGEST.toMillis());
    return clamp(Duration.ofMillis(millis.min(most).max(BigDecimal.ZERO).longValueExact()));
  }

  private static Duration clamp(Duration wait) {
    if (wait.isNegative()) {
      return Duration.ZERO;
    }
    return wait.compareTo(LONGEST) > 0 ? LONGEST : wait;
  }

  /**
   * @return null if it is none
   */
  public static @Nullable Instant date(String text) {
    try {
      return ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME.withLocale(Locale.ROOT))
          .toInstant();
    } catch (DateTimeException e) {
      return null;
    }
  }
}
