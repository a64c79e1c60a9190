package io.github.registrysdk.core.spi;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The status and headers of a response. */
public interface ResponseHead {
  /** {@return the HTTP status} */
  int status();

  /**
   * Returns all values of a header.
   *
   * @param name the case-insensitive name of the header
   * @return the values, in their order; empty if the response does not contain the header
   */
  List<String> all(String name);

  /**
   * Returns the last value of a header.
   *
   * @param name the case-insensitive name of the header
   * @return the last value, or null if the response does not contain the header
   */
  @Nullable String header(String name);

  /**
   * Returns how long {@code Retry-After} asks to wait. A date in it is compared with the {@code
   * Date} header of the response.
   *
   * @return a duration from zero to one year, or null if there is no valid {@code Retry-After}
   */
  @Nullable Duration retryAfter();

  /**
   * Returns the {@code Date} header, which is the time at the provider.
   *
   * @return the time, or null if there is no valid {@code Date}
   */
  @Nullable Instant date();
}
