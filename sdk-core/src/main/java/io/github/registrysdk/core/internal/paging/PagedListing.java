package io.github.registrysdk.core.internal.paging;

import io.github.registrysdk.core.Cursor;
import io.github.registrysdk.core.Listing;
import io.github.registrysdk.core.Page;
import io.github.registrysdk.core.toolkit.Require;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/**
 * A list over the pages of a source.
 *
 * @param <T> the type of the items
 */
public final class PagedListing<T> implements Listing<T> {
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
}
