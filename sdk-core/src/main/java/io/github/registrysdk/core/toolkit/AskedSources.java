package io.github.registrysdk.core.toolkit;

import io.github.registrysdk.core.TokenSource;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The token sources that are being asked on this thread. A source that sends a request with the
 * client that asks it would be asked again for the token of that request, without an end.
 */
public record AskedSources(TokenSource source, @Nullable AskedSources outer) {
  private static final ThreadLocal<@Nullable AskedSources> ASKED = new ThreadLocal<>();

  /** Asks a source on this thread, unless it is being asked already. */
  @SuppressWarnings("ReferenceEquality") // A source may be equal to another.
  public static <T> T ask(TokenSource source, Supplier<T> question) {
    AskedSources outer = ASKED.get();
    for (AskedSources asked = outer; asked != null; asked = asked.outer) {
      if (asked.source == source) {
        throw new CallsItself();
      }
    }
    ASKED.set(new AskedSources(source, outer));
    try {
      return question.get();
    } finally {
      ASKED.set(outer);
    }
  }

  /** Work on another thread for which a source may wait. */
  public static <T> Callable<T> passedOn(Callable<T> work) {
    AskedSources asked = ASKED.get();
    if (asked == null) {
      return work;
    }
    return () -> {
      // An executor may run the work on the thread of a source that is being asked.
      AskedSources before = ASKED.get();
      ASKED.set(asked);
      try {
        return work.call();
      } finally {
        ASKED.set(before);
      }
    };
  }

  /** A source was asked while it was being asked. */
  public static final class CallsItself extends TokenSourceFailure {
    private static final long serialVersionUID = 1L;

    CallsItself() {
      super("the token source calls the client that asks it for a token", null);
    }
  }
}
