package io.github.registrysdk.core.spi;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Status and headers of a response. */
public interface ResponseHead {
  /** {@return the HTTP status} */
  int status();

  /**
   * All values of a header.
   *
   * @param name any case
   * @return all values of the header, in their order; empty if it was not sent
   */
  List<String> all(String name);

  /**
   * A header that is sent once.
   *
   * @param name any case
   * @return the header's last value, or null if it was not sent
   */
  @Nullable String header(String name);

  /**
   * How long {@code Retry-After} asks to wait, read leniently; a date in it is measured against the
   * response's own {@code Date}.
   *
   * @return between zero and a year, or null if there is none or it makes no sense
   */
  @Nullable Duration retryAfter();

  /**
   * When the response was created, by the provider's clock.
   *
   * @return the time, or null if its {@code Date} is missing or makes no sense
   */
  @Nullable Instant date();
}
