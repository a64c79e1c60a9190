package io.github.registrysdk.core.toolkit;

import org.jspecify.annotations.Nullable;

/**
 * Why a token source of this project has no token. The exception of the call shows the message,
 * unlike that of any other exception of a token source, so it must not contain a secret.
 */
public class TokenSourceFailure extends IllegalStateException {
  private static final long serialVersionUID = 1L;

  public TokenSourceFailure(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
