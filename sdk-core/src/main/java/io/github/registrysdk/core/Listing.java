package io.github.registrysdk.core;

import io.github.registrysdk.core.internal.paging.PageWalk;
import io.github.registrysdk.core.spi.PageSource;
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
 * A list at the provider, read as it is walked: nothing is sent before the first item is asked for,
 * and a page is fetched only when the one before it is used up. Each walk reads the list anew.
 *
 * <p>While a list is walked every {@link SdkException} can be thrown, among them a {@link
 * ProtocolException} with {@link ProtocolException.Reason#PAGINATION} if the pages go in circles or
 * on past the client's largest number of pages.
 *
 * @param <T> what is listed
 */
public final class Listing<T> implements Iterable<T> {
  private final PageSource<T> source;
  private final int maxPages;
  private final @Nullable Cursor start;

  /**
   * Made by {@link io.github.registrysdk.core.spi.ApiCall#list}.
   *
   * @param source where pages come from
   * @param maxPages the most pages one walk may fetch, at least 1
   * @throws IllegalArgumentException if {@code maxPages} is less than 1
   */
  public Listing(PageSource<T> source, int maxPages) {
    this(source, maxPages, null);
  }

  private Listing(PageSource<T> source, int maxPages, @Nullable Cursor start) {
    this.source = Objects.requireNonNull(source, "source");
    this.maxPages = Require.between("maxPages", maxPages, 1, Integer.MAX_VALUE);
    this.start = start;
  }

  /**
   * The same list from a later place on.
   *
   * @param cursor as {@link Page#next()} of this list gave it, maybe in another process
   * @return a list whose walks start there
   */
  public Listing<T> startingAt(Cursor cursor) {
    return new Listing<>(source, maxPages, Objects.requireNonNull(cursor, "cursor"));
  }

  /** {@return the list page by page, each with the cursor to the next} */
  public Iterable<Page<T>> pages() {
    return this::walk;
  }

  @Override
  public Iterator<T> iterator() {
    return walk().items();
  }

  private PageWalk<T> walk() {
    return new PageWalk<>(source, maxPages, start);
  }

  /**
   * The items as a sequential stream; {@code limit} and short-circuiting operations fetch no page
   * they don't need.
   *
   * @return a stream that starts at the first page
   */
  public Stream<T> stream() {
    return StreamSupport.stream(
        Spliterators.spliteratorUnknownSize(
            iterator(), Spliterator.ORDERED | Spliterator.NONNULL | Spliterator.IMMUTABLE),
        false);
  }

  /** {@return all items, read to the end; not modifiable} */
  public List<T> toList() {
    PageWalk<T> walk = walk();
    List<T> first = walk.next().items();
    if (!walk.hasNext()) {
      return first;
    }
    List<T> all = new ArrayList<>(first);
    while (walk.hasNext()) {
      all.addAll(walk.next().items());
    }
    return Collections.unmodifiableList(all);
  }
}
