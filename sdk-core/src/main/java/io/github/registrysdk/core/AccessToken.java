package io.github.registrysdk.core;

import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A token and the time it ends.
 *
 * @param secret what is sent as {@code Authorization: Bearer}
 * @param expiresAt when the provider stops accepting it, or null if that is not known
 */
public record AccessToken(Secret secret, @Nullable Instant expiresAt) {
  /**
   * Checks that there is a secret.
   *
   * @throws NullPointerException if {@code secret} is null
   */
  public AccessToken {
    Objects.requireNonNull(secret, "secret");
  }
}
