package io.github.registrysdk.core;

/**
 * Is notified of each attempt, wait and result of a call, for metrics and traces. It is called on
 * the thread of the call, so it must be fast and thread-safe. Several clients can share an
 * observer, and a client can have several.
 */
@FunctionalInterface
public interface CallObserver {
  /**
   * Called for each event. The call continues when this method returns. Anything that this method
   * throws is logged and does not change the call. The other observers are still notified.
   *
   * @param event the event; later versions can add types of events
   */
  void on(CallEvent event);
}
