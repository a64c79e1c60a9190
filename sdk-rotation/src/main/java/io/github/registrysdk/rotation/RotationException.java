package io.github.registrysdk.rotation;

import org.jspecify.annotations.Nullable;

/**
 * A rotation did not finish. No token was deleted that a holder may have, so all holders can still
 * read the registry. The message names the step that failed, and contains no secret. To finish,
 * remove the cause and call {@link TokenRotation#resume()}.
 */
public class RotationException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  RotationException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }

  static RotationException of(String step, RuntimeException cause) {
    String reason = cause.getMessage();
    return new RotationException(
        "could not " + step + ": " + (reason == null ? cause.getClass().getSimpleName() : reason),
        cause);
  }
}
