package io.github.registrysdk.core.toolkit;

import io.github.registrysdk.core.ProgressListener;
import java.util.Objects;

/**
 * Notifies a progress listener until it throws, which is logged once and changes nothing else. Only
 * one thread at a time may use it.
 */
public final class GuardedProgress implements ProgressListener {
  private static final GuardedLog LOG = GuardedLog.of(GuardedProgress.class);

  private final ProgressListener listener;
  private boolean failed;

  public GuardedProgress(ProgressListener listener) {
    this.listener = Objects.requireNonNull(listener, "listener");
  }

  @Override
  public void onProgress(long sent, long total) {
    if (failed) {
      return;
    }
    try {
      listener.onProgress(sent, total);
    } catch (Throwable e) { // none of it may change how a call ends
      if (e instanceof InterruptedException) {
        Thread.currentThread().interrupt();
      }
      failed = true;
      LOG.warn("a progress listener failed and is notified no more: {}", e.getClass().getName());
    }
  }
}
