package io.github.registrysdk.core.internal.redact;

import java.net.ConnectException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.util.Set;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/**
 * A cause from below with its stack trace and, where that can't hold anything the peer or the
 * request said, its message. Parsers quote what they choke on, and what they choke on may be a
 * secret.
 */
public final class ScrubbedCause extends Exception {
  private static final long serialVersionUID = 1L;
  private static final int DEEPEST = 8;

  private static final Set<Class<?>> SPEAKS_OF_CONNECTIONS =
      Set.of(
          ConnectException.class,
          SocketException.class,
          SocketTimeoutException.class,
          UnknownHostException.class,
          SSLException.class);

  private ScrubbedCause(Throwable original, @Nullable Throwable cause) {
    super(describe(original), cause);
    setStackTrace(original.getStackTrace());
  }

  public static Throwable of(Throwable original) {
    return of(original, 0);
  }

  private static Throwable of(Throwable original, int depth) {
    Throwable cause = original.getCause();
    return new ScrubbedCause(
        original, cause == null || depth == DEEPEST ? null : of(cause, depth + 1));
  }

  private static String describe(Throwable original) {
    String name = original.getClass().getName();
    boolean harmless = SPEAKS_OF_CONNECTIONS.stream().anyMatch(type -> type.isInstance(original));
    String message = original.getMessage();
    return harmless && message != null ? name + ": " + Redactor.oneLine(message) : name;
  }
}
