package io.github.registrysdk.core.internal.retry;

import java.util.concurrent.atomic.AtomicInteger;

/**
 * Limits how much retries may add to the load of a provider that is failing, over all calls of a
 * client.
 */
public final class RetryBudget {
  public static final int FAILED_TRY = 10;
  public static final int RATE_LIMITED_TRY = 5;

  private final int capacity;
  private final AtomicInteger left;

  public RetryBudget(int capacity) {
    this.capacity = capacity;
    this.left = new AtomicInteger(capacity);
  }

  /** Takes what a retry costs, if there is enough. */
  public boolean take(int cost) {
    if (capacity == Integer.MAX_VALUE) {
      return true;
    }
    int before = left.getAndUpdate(tokens -> tokens < cost ? tokens : tokens - cost);
    return before >= cost;
  }

  /** A call succeeded: what its retries took comes back, and one more. */
  public void giveBack(int taken) {
    if (left.get() < capacity) {
      left.getAndUpdate(tokens -> (int) Math.min(capacity, (long) tokens + taken + 1));
    }
  }

  int left() {
    return left.get();
  }
}
