package io.github.registrysdk.core;

/**
 * Is told of every attempt, wait and result, for metrics and traces. Called on the thread that
 * makes the call: the caller's own, or the executor's for {@link ApiClient#async}. So it must be
 * quick and thread-safe; what it throws is logged and changes nothing. Several clients may share
 * one.
 */
@FunctionalInterface
public interface CallObserver {
  /**
   * Called for every event, on the thread of the call that it is about. What it throws is logged
   * and changes nothing; the call waits until it returns.
   *
   * @param event what happened; new kinds may be added in later versions
   */
  void on(CallEvent event);
}
