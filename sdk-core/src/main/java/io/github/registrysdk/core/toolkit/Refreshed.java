package io.github.registrysdk.core.toolkit;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A value that ends, kept until shortly before it does; one thread at a time asks for the next. If
 * a refresh fails while the value that is kept has not ended yet, that one goes on being used.
 * Thread-safe.
 */
public final class Refreshed<T> {
  private static final Logger LOG = LoggerFactory.getLogger(Refreshed.class);

  private static final Duration REST = Duration.ofSeconds(5);

  private final Supplier<T> supplier;
  private final Function<T, Instant> end;
  private final Duration margin;
  private final InstantSource clock;
  private final ReentrantLock refreshing = new ReentrantLock();
  private final AtomicReference<Instant> restUntil = new AtomicReference<>(Instant.MIN);
  private final AtomicReference<@Nullable T> current = new AtomicReference<>();

  /**
   * Keeps nothing yet: the first {@link #get()} asks.
   *
   * @param supplier makes a new value; called on the thread that needs it, and must not return null
   * @param end when a value ends; {@link Instant#MAX} for never
   * @param margin how long before the end a new value is asked for; from zero to 24 days
   */
  public Refreshed(
      Supplier<T> supplier, Function<T, Instant> end, Duration margin, InstantSource clock) {
    this.supplier = Objects.requireNonNull(supplier, "supplier");
    this.end = Objects.requireNonNull(end, "end");
    this.margin = Require.wait("margin", margin);
    this.clock = Objects.requireNonNull(clock, "clock");
  }

  /**
   * The value that is kept, or a new one. After a failed refresh a value that has not ended is used
   * without asking again for five seconds. What the supplier throws reaches the caller if there is
   * no such value.
   *
   * @throws IllegalStateException if the thread is interrupted while another one refreshes; its
   *     interrupt flag stays set
   */
  public T get() {
    T kept = current.get();
    if (kept != null && isFresh(kept, margin)) {
      return kept;
    }
    boolean usable = kept != null && isFresh(kept, Duration.ZERO);
    if (kept != null && usable && (isResting() || !refreshing.tryLock())) {
      return kept;
    }
    if (!usable) {
      await();
    }
    try {
      kept = current.get();
      return kept != null && isFresh(kept, margin) ? kept : refresh(kept);
    } finally {
      refreshing.unlock();
    }
  }

  /** An interrupt has to end a call, though it be another call's refresh that it waits for. */
  private void await() {
    try {
      refreshing.lockInterruptibly();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while another thread refreshed", e);
    }
  }

  private T refresh(@Nullable T kept) {
    try {
      T next = Objects.requireNonNull(supplier.get(), "the supplier returned null");
      current.set(next);
      return next;
    } catch (RuntimeException e) {
      if (kept == null || !isFresh(kept, Duration.ZERO)) {
        throw e;
      }
      restUntil.set(clock.instant().plus(REST));
      LOG.warn("a refresh failed ({}); what is kept is used until it ends", e.getClass().getName());
      return kept;
    }
  }

  /**
   * Forgets the value that is kept, if it is the one meant, so that the next call asks for another.
   */
  public void forget(Predicate<T> which) {
    T kept = current.get();
    if (kept != null && which.test(kept)) {
      current.compareAndSet(kept, null);
    }
  }

  /**
   * A refresh that failed is not tried again by every thread in turn while there is something to
   * use.
   */
  private boolean isResting() {
    return clock.instant().isBefore(restUntil.get());
  }

  private boolean isFresh(T value, Duration before) {
    return clock.instant().plus(before).isBefore(end.apply(value));
  }
}
