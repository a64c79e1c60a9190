package io.github.registrysdk.core.internal.paging;

import io.github.registrysdk.core.Cursor;
import io.github.registrysdk.core.Listing;
import io.github.registrysdk.core.Page;
import io.github.registrysdk.core.toolkit.Require;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.Set;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** A list over the pages of a source. */
public final class PagedListing<T> implements Listing<T> {
  /** More empty pages in a row than a filter explains. */
  private static final int MOST_EMPTY_PAGES = 100;

  /**
   * After so many pages, an iteration forgets which ones it has read, and begins to remember again.
   * A circle of fewer pages is found all the same, one round later at most.
   */
  private static final int MOST_REMEMBERED = 16_384;

  private final PageSource<T> source;
  private final int maxPages;
  private final @Nullable Cursor start;

  /**
   * @param maxPages the most pages that one iteration fetches, at least 1
   */
  public PagedListing(PageSource<T> source, int maxPages) {
    this(source, maxPages, null);
  }

  private PagedListing(PageSource<T> source, int maxPages, @Nullable Cursor start) {
    this.source = Objects.requireNonNull(source, "source");
    this.maxPages = Require.between("maxPages", maxPages, 1, Integer.MAX_VALUE);
    this.start = start;
  }

  @Override
  public Listing<T> startingAt(Cursor cursor) {
    return new PagedListing<>(source, maxPages, Objects.requireNonNull(cursor, "cursor"));
  }

  @Override
  public Iterable<Page<T>> pages() {
    return this::iteratePages;
  }

  @Override
  public Iterator<T> iterator() {
    return iteratePages().items();
  }

  private PageIterator<T> iteratePages() {
    return new PageIterator<>(source, maxPages, start);
  }

  @Override
  public Stream<T> stream() {
    return StreamSupport.stream(
        Spliterators.spliteratorUnknownSize(
            iterator(), Spliterator.ORDERED | Spliterator.NONNULL | Spliterator.IMMUTABLE),
        false);
  }

  @Override
  public List<T> toList() {
    PageIterator<T> pages = iteratePages();
    List<T> first = pages.next().items();
    if (!pages.hasNext()) {
      return first;
    }
    List<T> all = new ArrayList<>(first);
    while (pages.hasNext()) {
      all.addAll(pages.next().items());
    }
    return Collections.unmodifiableList(all);
  }

  /**
   * One iteration over the pages of a list. It ends with an error if the pages repeat: otherwise a
   * provider that returns the same cursor again would keep a caller in an endless loop.
   */
  private static final class PageIterator<T> implements Iterator<Page<T>> {
    private final PageSource<T> source;
    private final int maxPages;
    private final Set<Long> seen = new HashSet<>();
    private @Nullable Cursor next;
    private int pages;
    private int emptyInARow;

    PageIterator(PageSource<T> source, int maxPages, @Nullable Cursor start) {
      this.source = source.forOneIteration();
      this.maxPages = maxPages;
      this.next = start;
      Cursor origin = start == null ? source.first() : start;
      if (origin != null) {
        seen.add(fingerprint(origin));
      }
    }

    /** A cursor can be a megabyte long. No two of a list have the same 64 bits but by intent. */
    private static long fingerprint(Cursor cursor) {
      try {
        byte[] digest =
            MessageDigest.getInstance("SHA-256")
                .digest(cursor.value().getBytes(StandardCharsets.US_ASCII));
        return ByteBuffer.wrap(digest).getLong();
      } catch (NoSuchAlgorithmException e) {
        throw new IllegalStateException("every Java platform has SHA-256", e);
      }
    }

    private boolean isNew(Cursor cursor) {
      if (seen.size() == MOST_REMEMBERED) {
        seen.clear();
      }
      return seen.add(fingerprint(cursor));
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
      if (following != null && !isNew(following)) {
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
    Iterator<T> items() {
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
}
