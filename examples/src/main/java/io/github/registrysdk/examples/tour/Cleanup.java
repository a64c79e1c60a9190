package io.github.registrysdk.examples.tour;

import io.github.registrysdk.core.NotFoundException;
import io.github.registrysdk.core.SdkException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/**
 * Removes, newest first, what a run made: at its end, when it fails and when the user stops it. A
 * removal is planned before the thing is made, so that nothing stays behind whose creation had an
 * unclear end.
 */
final class Cleanup implements AutoCloseable {
  private final Screen screen;
  private final boolean enabled;
  private final Deque<Removal> removals = new ArrayDeque<>();
  private boolean closed;

  Cleanup(Screen screen, boolean enabled) {
    this.screen = screen;
    this.enabled = enabled;
    if (enabled) {
      Runtime.getRuntime().addShutdownHook(new Thread(this::closeAfterInterrupt, "tour-cleanup"));
    }
  }

  /**
   * Plans a removal.
   *
   * @throws IllegalStateException if the run is ending: what is made now would stay
   */
  synchronized void plan(String what, Runnable removal) {
    if (closed) {
      throw new IllegalStateException("the run is ending");
    }
    removals.push(new Removal(what, removal));
  }

  /**
   * @throws IllegalStateException naming what is still there
   */
  @Override
  public synchronized void close() {
    closed = true;
    List<String> left = new ArrayList<>();
    while (enabled && !removals.isEmpty()) {
      Removal removal = removals.pop();
      try {
        removal.work().run();
        screen.line("    removed " + removal.what());
      } catch (NotFoundException e) {
        screen.line("    no " + removal.what() + " to remove");
      } catch (SdkException e) {
        left.add(removal.what() + " (" + e.getMessage() + ")");
      }
    }
    if (!left.isEmpty()) {
      throw new IllegalStateException("please remove by hand: " + String.join(", ", left));
    }
  }

  /** The user stopped the run; at its own end there is nothing left to do here. */
  private void closeAfterInterrupt() {
    try {
      close();
    } catch (IllegalStateException e) {
      screen.error("tour: " + e.getMessage());
    }
  }

  private record Removal(String what, Runnable work) {}
}
