package io.github.registrysdk.core.internal;

import io.github.registrysdk.core.Page;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A page that is fetched on another thread while the one before it is used. If no thread has begun
 * with it when it is due, whoever waits for it fetches it: an executor whose threads are all busy
 * waiting would otherwise never come to it.
 *
 * @param <T> what is listed
 */
final class PageAhead<T> implements Runnable {
  private final Supplier<Page<T>> fetch;
  private final CountDownLatch done = new CountDownLatch(1);
  private final Object lock = new Object();
  private boolean begun;
  private boolean cancelled;
  private @Nullable Thread runner;
  private volatile @Nullable Page<T> page;
  private volatile @Nullable Throwable failure;

  private PageAhead(Supplier<Page<T>> fetch) {
    this.fetch = fetch;
  }

  static <T> PageAhead<T> start(Executor executor, Supplier<Page<T>> fetch) {
    PageAhead<T> ahead = new PageAhead<>(fetch);
    try {
      executor.execute(ahead);
    } catch (RejectedExecutionException e) {
      // Nothing is lost but time: it is fetched when it is due.
      return ahead;
    }
    return ahead;
  }

  @Override
  public void run() {
    synchronized (lock) {
      if (begun) {
        return;
      }
      begun = true;
      runner = Thread.currentThread();
    }
    try {
      page = fetch.get();
    } catch (RuntimeException | Error e) {
      // It belongs to whoever asks for this page.
      failure = e;
    } finally {
      release();
      done.countDown();
    }
  }

  /** From here on the thread is its owner's again, without an interrupt that was meant for this. */
  private void release() {
    synchronized (lock) {
      runner = null;
      if (cancelled) {
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
      } else if (!begun) {
        begun = true;
        done.countDown();
      }
    }
  }

  /**
   * Waits for the page; throws what its fetching threw.
   *
   * @return null if the thread was interrupted, which it then still is; nothing is under way then
   */
  @Nullable Page<T> take() {
    run();
    try {
      done.await();
    } catch (InterruptedException e) {
      cancel();
      awaitEnd();
      Thread.currentThread().interrupt();
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
