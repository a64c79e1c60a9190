package io.github.registrysdk.core.spi;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a page is read from the JSON that a provider wraps it in.
 *
 * @param <E> the wrapping
 * @param <T> what is listed
 */
public interface PageReader<E, T> {
  /**
   * @param page a page as it came
   * @return what it lists
   */
  List<T> items(E page);

  /**
   * The address of the next page, or null if the body does not tell one; then the dialect's header
   * may.
   *
   * @param page a page as it came
   */
  default @Nullable String next(E page) {
    return null;
  }

  /**
   * How many items all pages hold, or null if the provider does not say.
   *
   * @param page a page as it came
   */
  default @Nullable Long total(E page) {
    return null;
  }

  /**
   * For a page that is a bare JSON array; the next page is told by a header, if at all.
   *
   * @param <T> what is listed
   */
  static <T> PageReader<List<T>, T> array() {
    return page -> page;
  }
}
