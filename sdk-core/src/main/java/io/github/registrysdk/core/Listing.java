package io.github.registrysdk.core;

import java.util.List;
import java.util.stream.Stream;

/**
 * A list of a provider whose pages are fetched lazily. No request is sent before the first item is
 * requested. A page is fetched only after all items of the previous page were returned. Each
 * iteration starts again with the first page.
 *
 * <p>An iteration can throw any {@link SdkException}. It throws a {@link ProtocolException} with
 * the reason {@link ProtocolException.Reason#PAGINATION} if the pages repeat, if 100 pages in a row
 * are empty, or if there are more than {@link ClientBuilder#maxPages(int)}.
 *
 * <p>The services return listings. Do not implement this interface outside of tests: later versions
 * may add methods.
 *
 * @param <T> the type of the items
 */
public interface Listing<T> extends Iterable<T> {
  /**
   * Returns the same list, but starting at a later page.
   *
   * @param cursor the {@link Page#next()} of a page of this list, which another process may have
   *     fetched
   * @return a list whose iterations start at that page
   */
  Listing<T> startingAt(Cursor cursor);

  /** {@return the list page by page, each with the cursor of the next page} */
  Iterable<Page<T>> pages();

  /**
   * Returns the items as a sequential stream. Short-circuiting operations such as {@code limit}
   * fetch no page that they do not need.
   *
   * @return a stream that starts with the first page
   */
  Stream<T> stream();

  /** {@return all items of all pages, as an unmodifiable list} */
  List<T> toList();
}
