package io.github.registrysdk.core.internal.paging;

import io.github.registrysdk.core.CallInterruptedException;
import io.github.registrysdk.core.Page;
import java.util.concurrent.CountDownLatch;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A page that is fetched on another thread while the one before it is used. If no thread has begun
 * with it when it is due, whoever waits for it fetches it: an executor whose threads are all busy
 * waiting would otherwise never come to it.
 *
 * @param <T> what is listed
 */
final class PageAhead<T> {
  private final CountDownLatch done = new CountDownLatch(1);
  private final Object lock = new Object();

  /** Null once somebody has begun with it, or nobody may any more. */
  private @Nullable Supplier<Page<T>> fetch;

  private boolean cancelled;
  private @Nullable Thread runner;
  private volatile @Nullable Page<T> page;
  private volatile @Nullable Throwable failure;

  PageAhead(Supplier<Page<T>> fetch) {
    this.fetch = fetch;
  }

  /** Fetches it on a thread that is lent for it, unless somebody has begun with that. */
  void run() {
    run(true);
  }

  private void run(boolean lent) {
    Supplier<Page<T>> work = begin();
    if (work == null) {
      return;
    }
    try {
      page = work.get();
    } catch (RuntimeException | Error e) {
      // It belongs to whoever asks for this page.
      failure = e;
    } finally {
      release(lent);
      done.countDown();
    }
  }

  private @Nullable Supplier<Page<T>> begin() {
    synchronized (lock) {
      Supplier<Page<T>> work = fetch;
      fetch = null;
      runner = work == null ? runner : Thread.currentThread();
      return work;
    }
  }

  /** From here on a lent thread is its owner's again, without an interrupt meant for this. */
  private void release(boolean lent) {
    synchronized (lock) {
      runner = null;
      if (lent && cancelled) {
        Thread.interrupted();
      }
    }
  }

  /** Ends the call under way, or lets none begin. */
  void cancel() {
    synchronized (lock) {
      cancelled = true;
      if (runner != null) {
        runner.interrupt();
      } else if (fetch != null) {
        fetch = null;
        done.countDown();
      }
    }
  }

  /**
   * Waits for the page; throws what its fetching threw.
   *
   * @return null if there is none to be had from here: this thread was interrupted, which it then
   *     still is, or the thread that fetched it was; nothing is under way then
   */
  @Nullable Page<T> take() {
    run(false);
    boolean failed = done.getCount() == 0 && failure != null;
    boolean awaited = failed || awaited();
    boolean missing = failure instanceof CallInterruptedException ? isForeign() : !awaited;
    if (missing) {
      return null;
    }
    if (failure instanceof RuntimeException e) {
      throw e;
    }
    if (failure instanceof Error e) {
      throw e;
    }
    return page;
  }

  /** Whether the interrupt was meant neither for this thread nor for this page. */
  private boolean isForeign() {
    synchronized (lock) {
      return !cancelled && !Thread.currentThread().isInterrupted();
    }
  }

  private boolean awaited() {
    try {
      done.await();
      return true;
    } catch (InterruptedException e) {
      cancel();
      awaitEnd();
      Thread.currentThread().interrupt();
      return false;
    }
  }

  /** An interrupted call ends at once, and only then may another of its walk begin. */
  private void awaitEnd() {
    boolean ended = false;
    while (!ended) {
      try {
        done.await();
        ended = true;
      } catch (InterruptedException e) {
        // The caller is about to set the flag again.
        ended = done.getCount() == 0;
      }
    }
  }
}
