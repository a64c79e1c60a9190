package io.github.registrysdk.core.spi;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Status and headers of an answer. */
public interface ResponseHead {
  /** The HTTP status. */
  int status();

  /**
   * @param name any case
   * @return all values of the header, in their order; empty if it was not sent
   */
  List<String> all(String name);

  /**
   * @param name any case
   * @return the header's last value, or null if it was not sent
   */
  @Nullable String header(String name);
}
