package io.github.registrysdk.core.toolkit;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A value that expires. It is fetched shortly before that, once for all threads that need it. The
 * fetch has a thread of its own, so that each thread that waits for it can end with its own
 * deadline or interrupt, and the others still get the value. If a fetch fails, the value before it
 * is used until it expires. Thread-safe.
 */
public final class Refreshed<T> {
  private static final GuardedLog LOG = GuardedLog.of(Refreshed.class);

  private static final Duration REST = Duration.ofSeconds(5);

  /** How often a thread that waits looks whether its time is up. */
  private static final long TICK_NANOS = 10_000_000;

  private final Supplier<T> supplier;
  private final Function<T, Instant> end;
  private final Duration margin;
  private final InstantSource clock;
  private final AtomicReference<Instant> restUntil = new AtomicReference<>(Instant.MIN);
  private final AtomicReference<@Nullable T> current = new AtomicReference<>();
  private final AtomicReference<@Nullable Fetch<T>> fetching = new AtomicReference<>();

  /**
   * Fetches nothing yet: the first {@link #get()} does.
   *
   * @param supplier fetches a new value on another thread, and must not return null; no deadline
   *     and no interrupt of a thread that waits for it applies to it
   * @param end when a value expires; {@link Instant#MAX} for never
   * @param margin how long before that a new value is fetched; from zero to 24 days
   */
  public Refreshed(
      Supplier<T> supplier, Function<T, Instant> end, Duration margin, InstantSource clock) {
    this.supplier = Objects.requireNonNull(supplier, "supplier");
    this.end = Objects.requireNonNull(end, "end");
    this.margin = Require.wait("margin", margin);
    this.clock = Objects.requireNonNull(clock, "clock");
  }

  /**
   * The current value, or a new one. After a failed fetch, a value that has not expired is used
   * without another fetch for five seconds. What the supplier throws reaches every caller that
   * waits, if there is no such value. A thread that is interrupted, or whose {@link Deadline} is
   * over, starts no fetch.
   *
   * @throws NotInTime if the thread is interrupted before it has the value, and keeps its interrupt
   *     flag, or if its {@link Deadline} ends
   * @throws IllegalStateException if the supplier asks for the value that it is fetching
   */
  public T get() {
    T kept = current.get();
    if (kept != null && isFresh(kept, margin)) {
      return kept;
    }
    boolean usable = kept != null && isFresh(kept, Duration.ZERO);
    if (kept != null && usable && clock.instant().isBefore(restUntil.get())) {
      return kept;
    }
    if (isOver()) {
      if (kept != null && usable) {
        return kept;
      }
      throw new NotInTime("the call ended before the value was fetched", null);
    }
    Fetch<T> own = new Fetch<>();
    Fetch<T> other = fetching.compareAndExchange(null, own);
    if (other == null) {
      start(own);
    } else if (kept != null && usable) {
      return kept;
    }
    try {
      return await(other == null ? own : other);
    } catch (RuntimeException | Error e) {
      if (kept == null || !isFresh(kept, Duration.ZERO)) {
        throw e;
      }
      if (e instanceof NotInTime) {
        return kept;
      }
      restUntil.set(clock.instant().plus(REST));
      LOG.warn("a refresh failed ({}); the current value is used", e.getClass().getName());
      return kept;
    }
  }

  /** Whether the current thread could not wait for a fetch, and so starts none. */
  private static boolean isOver() {
    Deadline deadline = Deadline.current();
    return Thread.currentThread().isInterrupted() || (deadline != null && deadline.isOver());
  }

  private void start(Fetch<T> fetch) {
    T known = current.get();
    if (known != null && isFresh(known, margin)) {
      // The fetch before this one ended after the caller had looked.
      fetching.set(null);
      fetch.complete(known);
      return;
    }
    Callable<T> work = AskedSources.passedOn(this::fetched);
    Thread thread = new Thread(() -> run(fetch, work), "registry-sdk-refresh");
    thread.setDaemon(true);
    fetch.thread = thread;
    try {
      thread.start();
    } catch (Error e) { // no thread can be created now: better without a deadline than not at all
      fetch.thread = Thread.currentThread();
      run(fetch, work);
    }
  }

  private T fetched() {
    return Objects.requireNonNull(supplier.get(), "the supplier returned null");
  }

  private void run(Fetch<T> fetch, Callable<T> work) {
    try {
      T next = work.call();
      current.set(next);
      fetching.set(null);
      fetch.complete(next);
    } catch (Throwable e) { // whatever it is belongs to those who wait
      fetching.set(null);
      fetch.completeExceptionally(e);
    }
  }

  private static <T> T await(Fetch<T> fetch) {
    if (Thread.currentThread().equals(fetch.thread) && !fetch.isDone()) {
      throw new IllegalStateException("the supplier asks for the value that it is fetching");
    }
    Deadline deadline = Deadline.current();
    while (true) {
      long left = deadline == null ? TICK_NANOS : Math.min(deadline.nanosLeft(), TICK_NANOS);
      try {
        return fetch.get(Math.max(0, left), TimeUnit.NANOSECONDS);
      } catch (TimeoutException e) {
        if (deadline != null && deadline.isOver()) {
          throw new NotInTime("the timeout expired before the value was fetched", e);
        }
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new NotInTime("interrupted before the value was fetched", e);
      } catch (ExecutionException e) {
        throw unchecked(e.getCause());
      }
    }
  }

  private static RuntimeException unchecked(@Nullable Throwable e) {
    if (e instanceof Error error) {
      throw error;
    }
    return e instanceof RuntimeException own
        ? own
        : new IllegalStateException("the supplier threw a checked exception", e);
  }

  /** Replaces the current value. */
  public void set(T value) {
    current.set(Objects.requireNonNull(value, "value"));
  }

  /** Forgets the current value if it is the one meant, so that the next call fetches another. */
  public void forget(Predicate<T> which) {
    T kept = current.get();
    if (kept != null && which.test(kept)) {
      current.compareAndSet(kept, null);
    }
  }

  private boolean isFresh(T value, Duration before) {
    return clock.instant().plus(before).isBefore(end.apply(value));
  }

  private static final class Fetch<T> extends CompletableFuture<T> {
    private volatile @Nullable Thread thread;
  }

  /** A thread stopped waiting for a value, which may still be fetched for others. */
  public static final class NotInTime extends IllegalStateException {
    private static final long serialVersionUID = 1L;

    NotInTime(String message, @Nullable Exception cause) {
      super(message, cause);
    }
  }
}
