package io.github.registrysdk.testing.internal.humanitec;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An account of a registry, as it was written or as it is given out.
 *
 * @param username its name
 * @param password its password, or the key that passwords are minted from
 * @param expires when it ends
 */
record AccountCreds(String username, String password, @Nullable Instant expires) {

  @Override
  public String toString() {
    return "AccountCreds[expires=" + expires + "]";
  }
}
