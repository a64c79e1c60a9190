package io.github.registrysdk.testing.internal.http;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/**
 * Times as HTTP writes them: RFC 9110, 5.6.7, always in English and with two digits for the day.
 */
public final class HttpDate {

  private static final DateTimeFormatter FORMAT =
      DateTimeFormatter.ofPattern("EEE, dd MMM uuuu HH:mm:ss 'GMT'", Locale.ENGLISH)
          .withZone(ZoneOffset.UTC);

  private HttpDate() {}

  /** The time to the second. */
  public static String format(Instant instant) {
    return FORMAT.format(instant);
  }
}
