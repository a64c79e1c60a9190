package io.github.registrysdk.core;

import java.time.Duration;

/** How a client waits before it sends again; replaced in tests, so that they need not wait. */
@FunctionalInterface
public interface Sleeper {
  /**
   * Returns after {@code duration}.
   *
   * @param duration not negative
   * @throws InterruptedException if the thread is interrupted, with the interrupt flag cleared
   */
  void sleep(Duration duration) throws InterruptedException;
}
