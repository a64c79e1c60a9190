package io.github.registrysdk.core.spi;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads one page of a list from a response.
 *
 * @param <E> the type of the decoded response
 * @param <T> the type of the items
 */
public interface PageReader<E, T> {
  /**
   * Returns the items of a page.
   *
   * @param page the decoded response
   * @return the items
   */
  List<T> items(E page);

  /**
   * Returns the URL of the next page if it is in the body. The default is null.
   *
   * @param page the decoded response
   * @return the URL; null if the body has none, in which case {@link Dialect#nextPage} is used
   */
  default @Nullable String next(E page) {
    return null;
  }

  /**
   * Returns the number of items on all pages. The default is null.
   *
   * @param page the decoded response
   * @return the number, or null if the response does not contain it
   */
  default @Nullable Long total(E page) {
    return null;
  }

  /**
   * Returns a reader for pages that are JSON arrays. The URL of the next page is in a header.
   *
   * @param <T> the type of the items
   * @return the reader
   */
  static <T> PageReader<List<T>, T> array() {
    return page -> page;
  }
}
