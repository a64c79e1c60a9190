package io.github.registrysdk.core.internal.paging;

import io.github.registrysdk.core.Cursor;
import io.github.registrysdk.core.Page;
import io.github.registrysdk.core.SdkException;
import org.jspecify.annotations.Nullable;

/** Where a list gets its pages. */
public interface PageSource<T> {
  /**
   * A source for one iteration, which alone uses what the source remembers of the pages; by default
   * this one, which then must remember nothing.
   */
  default PageSource<T> forOneIteration() {
    return this;
  }

  /**
   * Fetches one page.
   *
   * @param from its cursor, or null for the first page
   */
  Page<T> fetch(@Nullable Cursor from);

  /**
   * The first page as a link to it would name it, so that a link back to it is recognized; null, as
   * by default, if that is not known.
   */
  default @Nullable Cursor first() {
    return null;
  }

  /**
   * The exception that ends an iteration whose pages repeat or never end.
   *
   * @param pages how many pages were read
   */
  SdkException refuse(String detail, int pages);
}
