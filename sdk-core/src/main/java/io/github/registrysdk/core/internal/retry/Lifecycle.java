package io.github.registrysdk.core.internal.retry;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Whether a client has been closed. */
public final class Lifecycle {
  private final CountDownLatch closed = new CountDownLatch(1);

  /** Whether this was the first time. */
  public synchronized boolean close() {
    boolean first = !isClosed();
    closed.countDown();
    return first;
  }

  public boolean isClosed() {
    return closed.getCount() == 0;
  }

  /** Returns after {@code longest}, or as soon as the client is closed. */
  void awaitClose(Duration longest) throws InterruptedException {
    boolean early = closed.await(longest.toNanos(), TimeUnit.NANOSECONDS);
    assert !early || isClosed();
  }
}
