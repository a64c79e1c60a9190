package io.github.registrysdk.core.internal.paging;

import io.github.registrysdk.core.Cursor;
import io.github.registrysdk.core.Page;
import java.util.Collections;
import java.util.HashSet;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One iteration over the pages of a list. It ends with an error if the pages repeat: otherwise a
 * provider that returns the same cursor again would keep a caller in an endless loop.
 *
 * @param <T> what is listed
 */
public final class PageIterator<T> implements Iterator<Page<T>> {
  /** More empty pages in a row than a filter explains. */
  private static final int MOST_EMPTY_PAGES = 100;

  private final PageSource<T> source;
  private final int maxPages;
  private final Set<Cursor> seen = new HashSet<>();
  private @Nullable Cursor next;
  private int pages;
  private int emptyInARow;

  public PageIterator(PageSource<T> source, int maxPages, @Nullable Cursor start) {
    this.source = source.forOneIteration();
    this.maxPages = maxPages;
    this.next = start;
    Cursor origin = start == null ? source.first() : start;
    if (origin != null) {
      seen.add(origin);
    }
  }

  @Override
  public boolean hasNext() {
    return pages == 0 || next != null;
  }

  @Override
  public Page<T> next() {
    if (!hasNext()) {
      throw new NoSuchElementException();
    }
    if (pages == maxPages) {
      throw source.refuse(
          "the list goes on after " + maxPages + " pages, the most this client reads", pages);
    }
    Page<T> page = source.fetch(next);
    pages++;
    Cursor following = page.next();
    if (following != null && !seen.add(following)) {
      throw source.refuse("page " + pages + " leads back to a page that was already read", pages);
    }
    emptyInARow = page.items().isEmpty() ? emptyInARow + 1 : 0;
    if (following != null && emptyInARow == MOST_EMPTY_PAGES) {
      throw source.refuse("the list has " + MOST_EMPTY_PAGES + " empty pages in a row", pages);
    }
    next = following;
    return page;
  }

  /**
   * The items of the pages; a page is fetched when the one before is used up and another item is
   * asked for.
   */
  public Iterator<T> items() {
    return new Iterator<>() {
      private Iterator<T> page = Collections.emptyIterator();

      @Override
      public boolean hasNext() {
        while (!page.hasNext() && PageIterator.this.hasNext()) {
          // Or two pages would be held while one is fetched.
          page = Collections.emptyIterator();
          page = PageIterator.this.next().items().iterator();
        }
        return page.hasNext();
      }

      @Override
      public T next() {
        if (!hasNext()) {
          throw new NoSuchElementException();
        }
        return page.next();
      }
    };
  }
}
