package io.github.registrysdk.core;

import java.util.List;
import java.util.stream.Stream;

/**
 * A list at the provider whose pages are fetched lazily: nothing is sent before the first item is
 * requested, and a page is fetched only after all items of the page before it were returned. Each
 * iteration starts again with the first page.
 *
 * <p>Iterating can throw every {@link SdkException}, among them a {@link ProtocolException} with
 * {@link ProtocolException.Reason#PAGINATION} if the pages repeat or there are more than the
 * client's {@link ClientBuilder#maxPages(int) maximum}.
 *
 * <p>The services return listings. Do not implement this interface outside of tests: later versions
 * may add methods.
 *
 * @param <T> the type of the items
 */
public interface Listing<T> extends Iterable<T> {
  /**
   * The same list, starting at a later page.
   *
   * @param cursor a {@link Page#next()} of this list, also one of another process
   * @return a list whose iterations start there
   */
  Listing<T> startingAt(Cursor cursor);

  /** {@return the list page by page, each with the cursor of the next page} */
  Iterable<Page<T>> pages();

  /**
   * The items as a sequential stream; {@code limit} and short-circuiting operations fetch no page
   * that they do not need.
   *
   * @return a stream that starts with the first page
   */
  Stream<T> stream();

  /** {@return all items of all pages; not modifiable} */
  List<T> toList();
}
