package io.github.registrysdk.core.internal.paging;

import io.github.registrysdk.core.Cursor;
import io.github.registrysdk.core.Page;
import io.github.registrysdk.core.spi.PageSource;
import java.lang.ref.Cleaner;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
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

  /** Whether the executor has yet to come: a busy one must not gather the work of a whole walk. */
  private final AtomicBoolean queued = new AtomicBoolean();

  private volatile boolean closed;

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

  /** Begins with a page, if a thread can be had; the one before it must have been taken. */
  void start(Cursor cursor) {
    PageSource<T> pages = source;
    PageAhead<T> page = new PageAhead<>(() -> pages.fetch(cursor));
    underWay.set(page);
    if (closed) {
      page.cancel();
    } else if (queued.compareAndSet(false, true)) {
      try {
        executor.execute(this::work);
      } catch (RuntimeException | Error e) {
        // Nothing is lost but time, even if no thread can be made: it is fetched when it is due.
        queued.set(false);
      }
    }
  }

  private void work() {
    queued.set(false);
    PageAhead<T> page = underWay.get();
    if (page != null) {
      page.run();
    }
  }

  /**
   * The page at a cursor, which is the one that was begun with, if any was.
   *
   * @param cursor null for the first
   */
  Page<T> take(@Nullable Cursor cursor) {
    PageAhead<T> due = underWay.get();
    if (due == null) {
      return source.fetch(cursor);
    }
    Page<T> page;
    try {
      page = due.take();
    } finally {
      underWay.set(null);
    }
    // An interrupted thread is told so by a call that it makes itself, and which sends nothing.
    return page == null ? source.fetch(cursor) : page;
  }

  /**
   * Ends the call under way, also for whoever waits for it; none is begun before its time again.
   */
  void cancel() {
    closed = true;
    PageAhead<T> page = underWay.get();
    if (page != null) {
      page.cancel();
    }
  }

  /** Its daemon thread is only there for those who fetch pages ahead. */
  private static final class Abandoned {
    static final Cleaner CLEANER = Cleaner.create();
  }
}
