package io.github.registrysdk.core.internal.paging;

import io.github.registrysdk.core.Cursor;
import io.github.registrysdk.core.Page;
import io.github.registrysdk.core.spi.PageSource;
import java.lang.ref.Reference;
import java.util.Collections;
import java.util.HashSet;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Set;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/**
 * One walk over the pages of a list. It ends with an error rather than going round in circles: a
 * provider that repeats a cursor would otherwise hold a caller for ever.
 *
 * @param <T> what is listed
 */
public final class PageWalk<T> implements Iterator<Page<T>>, AutoCloseable {
  /** More empty pages in a row than a filter explains. */
  private static final int MOST_EMPTY_PAGES = 100;

  private final PageSource<T> source;
  private final int maxPages;
  private final @Nullable PagesAhead<T> ahead;
  private final Set<Cursor> seen = new HashSet<>();
  private @Nullable Cursor next;
  private int pages;
  private int emptyInARow;

  /**
   * @param oneAhead whether a page is fetched while the one before it is used, if the source has
   *     threads for that
   */
  public PageWalk(PageSource<T> source, int maxPages, @Nullable Cursor start, boolean oneAhead) {
    this.source = source.walk();
    Executor executor = oneAhead ? this.source.executor() : null;
    this.ahead = executor == null ? null : PagesAhead.of(this, this.source, executor);
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
    try {
      return readNext();
    } finally {
      // Or it could count as abandoned while it waits for a page.
      Reference.reachabilityFence(this);
    }
  }

  private Page<T> readNext() {
    if (!hasNext()) {
      throw new NoSuchElementException();
    }
    if (pages == maxPages) {
      throw source.refuse(
          "the list goes on after " + maxPages + " pages, the most this client reads", pages);
    }
    Page<T> page = ahead == null ? source.fetch(next) : ahead.take(next);
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
    if (ahead != null && following != null && pages < maxPages) {
      ahead.start(following);
    }
    return page;
  }

  /** Ends the call under way that fetches a page ahead. */
  @Override
  public void close() {
    if (ahead != null) {
      ahead.cancel();
    }
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
        while (!page.hasNext() && PageWalk.this.hasNext()) {
          // Or two pages would be held while one is fetched.
          page = Collections.emptyIterator();
          page = PageWalk.this.next().items().iterator();
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
