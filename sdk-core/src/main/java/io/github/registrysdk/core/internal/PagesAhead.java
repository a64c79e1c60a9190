package io.github.registrysdk.core.internal;

import io.github.registrysdk.core.Cursor;
import io.github.registrysdk.core.Page;
import io.github.registrysdk.core.spi.PageSource;
import java.lang.ref.Cleaner;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * The pages of one walk, of which at most one is fetched before it is asked for. A walk that nobody
 * holds any more has its call ended.
 *
 * @param <T> what is listed
 */
final class PagesAhead<T> {
  private final PageSource<T> source;
  private final Executor executor;
  private final AtomicReference<@Nullable PageAhead<T>> underWay = new AtomicReference<>();

  private PagesAhead(PageSource<T> source, Executor executor) {
    this.source = source;
    this.executor = executor;
  }

  /**
   * @param walk whose abandonment ends the call; held by nothing here
   */
  static <T> PagesAhead<T> of(Object walk, PageSource<T> source, Executor executor) {
    PagesAhead<T> ahead = new PagesAhead<>(source, executor);
    Abandoned.CLEANER.register(walk, ahead::cancel);
    return ahead;
  }

  /** Begins with a page; the one before it must have been taken. */
  void start(Cursor cursor) {
    PageSource<T> pages = source;
    underWay.set(PageAhead.start(executor, () -> pages.fetch(cursor)));
  }

  /**
   * The page at a cursor, which is the one that was begun with, if any was.
   *
   * @param cursor null for the first
   */
  Page<T> take(@Nullable Cursor cursor) {
    PageAhead<T> due = underWay.getAndSet(null);
    Page<T> page = due == null ? null : due.take();
    // An interrupted thread is told so by a call that it makes itself, and which sends nothing.
    return page == null ? source.fetch(cursor) : page;
  }

  void cancel() {
    PageAhead<T> page = underWay.getAndSet(null);
    if (page != null) {
      page.cancel();
    }
  }

  /** Its daemon thread is only there for those who fetch pages ahead. */
  private static final class Abandoned {
    static final Cleaner CLEANER = Cleaner.create();
  }
}
