package io.github.registrysdk.core;

import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * An access token and the time at which it expires.
 *
 * @param secret the token, which is sent in the header {@code Authorization: Bearer}
 * @param expiresAt when the token expires, or null if that is not known
 */
public record AccessToken(Secret secret, @Nullable Instant expiresAt) {
  /**
   * Checks that the token is not null.
   *
   * @throws NullPointerException if {@code secret} is null
   */
  public AccessToken {
    Objects.requireNonNull(secret, "secret");
  }
}
