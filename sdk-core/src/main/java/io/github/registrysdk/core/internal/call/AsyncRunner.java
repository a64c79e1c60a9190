package io.github.registrysdk.core.internal.call;

import java.lang.reflect.InvocationTargetException;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Runs the blocking path on another thread; cancelling the future interrupts that thread while it
 * does this work.
 */
final class AsyncRunner {
  private static final AtomicLong COUNT = new AtomicLong();

  private final Executor executor;
  private final Function<Throwable, RuntimeException> refused;

  /**
   * @param provided by the caller, never shut down by us; null for a thread of its own for each
   *     piece of work
   * @param refused the exception for work that the executor does not accept
   */
  AsyncRunner(@Nullable Executor provided, Function<Throwable, RuntimeException> refused) {
    this.refused = refused;
    ThreadFactory threads = threads();
    this.executor = provided != null ? provided : work -> threads.newThread(work).start();
  }

  <T> CompletableFuture<T> run(Callable<T> work) {
    Task<T> task = new Task<>(work);
    try {
      executor.execute(task);
    } catch (Throwable e) {
      // Also if it keeps the task: a future that has failed runs nothing.
      task.future.completeExceptionally(refused.apply(e));
    }
    return task.future;
  }

  /**
   * Virtual threads where the JVM has them (21 and later), so that waiting calls cost next to
   * nothing; else daemon threads.
   */
  private static ThreadFactory threads() {
    try {
      Object builder = Thread.class.getMethod("ofVirtual").invoke(null);
      Class<?> type = Class.forName("java.lang.Thread$Builder");
      Object named =
          type.getMethod("name", String.class, long.class).invoke(builder, "registry-sdk-", 1L);
      return (ThreadFactory) type.getMethod("factory").invoke(named);
    } catch (NoSuchMethodException | ClassNotFoundException | IllegalAccessException e) {
      return AsyncRunner::daemon;
    } catch (InvocationTargetException e) {
      // A JVM where virtual threads are a preview feature that is off.
      return AsyncRunner::daemon;
    }
  }

  private static Thread daemon(Runnable work) {
    Thread thread = new Thread(work, "registry-sdk-" + COUNT.incrementAndGet());
    thread.setDaemon(true);
    return thread;
  }

  private static final class Task<T> implements Runnable {
    private final Callable<T> work;
    private final Future future = new Future();
    private final Object lock = new Object();
    private @Nullable Thread runner;

    Task(Callable<T> work) {
      this.work = work;
    }

    @Override
    public void run() {
      synchronized (lock) {
        if (future.isDone()) {
          return;
        }
        runner = Thread.currentThread();
      }
      try {
        T result = work.call();
        release();
        future.complete(result);
      } catch (Throwable e) {
        // Whatever the work throws belongs to whoever waits for the future.
        release();
        future.completeExceptionally(e);
      }
    }

    /**
     * From here on the thread is its owner's again, without an interrupt that was meant for this
     * work.
     */
    private void release() {
      synchronized (lock) {
        runner = null;
        if (future.isCancelled()) {
          Thread.interrupted();
        }
      }
    }

    private final class Future extends CompletableFuture<T> {
      @Override
      public boolean cancel(boolean mayInterruptIfRunning) {
        boolean cancelled = super.cancel(mayInterruptIfRunning);
        synchronized (lock) {
          if (cancelled && runner != null) {
            runner.interrupt();
          }
        }
        return cancelled;
      }

      @Override
      public <U> CompletableFuture<U> newIncompleteFuture() {
        return new CompletableFuture<>();
      }
    }
  }
}
