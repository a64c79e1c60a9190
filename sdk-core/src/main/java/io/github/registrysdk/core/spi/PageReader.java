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
   * The items on one page.
   *
   * @param page a page as it came
   * @return what it lists
   */
  List<T> items(E page);

  /**
   * The URL of the next page, if it is in the body; by default it is not.
   *
   * @param page a page as it came
   * @return the URL, or null if the body has none; then the dialect looks for a header
   */
  default @Nullable String next(E page) {
    return null;
  }

  /**
   * How many items all pages contain; by default that is not known.
   *
   * @param page a page as it came
   * @return the number, or null if the provider does not say
   */
  default @Nullable Long total(E page) {
    return null;
  }

  /**
   * For a page that is a bare JSON array; the next page is in a header, if there is one.
   *
   * @param <T> what is listed
   * @return the reader
   */
  static <T> PageReader<List<T>, T> array() {
    return page -> page;
  }
}
