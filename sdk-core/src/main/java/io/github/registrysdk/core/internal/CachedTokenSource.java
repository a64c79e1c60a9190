package io.github.registrysdk.core.internal;

import io.github.registrysdk.core.AccessToken;
import io.github.registrysdk.core.Secret;
import io.github.registrysdk.core.TokenSource;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Keeps a token until shortly before it ends; one thread at a time asks for the next. */
public final class CachedTokenSource implements TokenSource {
  private static final Logger LOG = LoggerFactory.getLogger(CachedTokenSource.class);

  private final Supplier<AccessToken> supplier;
  private final Duration margin;
  private final InstantSource clock;
  private final ReentrantLock refreshing = new ReentrantLock();
  private final AtomicReference<@Nullable AccessToken> current = new AtomicReference<>();

  public CachedTokenSource(Supplier<AccessToken> supplier, Duration margin, InstantSource clock) {
    this.supplier = Objects.requireNonNull(supplier, "supplier");
    this.margin = Objects.requireNonNull(margin, "margin");
    this.clock = Objects.requireNonNull(clock, "clock");
    if (margin.isNegative()) {
      throw new IllegalArgumentException("margin must not be negative");
    }
  }

  @Override
  public Secret token() {
    AccessToken kept = current.get();
    if (kept != null && isFresh(kept, margin)) {
      return kept.secret();
    }
    await();
    try {
      kept = current.get();
      if (kept != null && isFresh(kept, margin)) {
        return kept.secret();
      }
      return refresh(kept);
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
      throw new IllegalStateException("interrupted while another thread asked for a token", e);
    }
  }

  private Secret refresh(@Nullable AccessToken kept) {
    try {
      AccessToken next = Objects.requireNonNull(supplier.get(), "the token supplier returned null");
      current.set(next);
      return next.secret();
    } catch (RuntimeException e) {
      if (kept == null || !isFresh(kept, Duration.ZERO)) {
        throw e;
      }
      LOG.warn(
          "a new token could not be had ({}); the one that is kept is used until it ends",
          e.getClass().getName());
      return kept.secret();
    }
  }

  @Override
  public void rejected(Secret token) {
    AccessToken kept = current.get();
    if (kept != null && kept.secret().equals(token)) {
      current.compareAndSet(kept, null);
    }
  }

  private boolean isFresh(AccessToken token, Duration before) {
    Instant end = token.expiresAt();
    return end == null || clock.instant().plus(before).isBefore(end);
  }
}
