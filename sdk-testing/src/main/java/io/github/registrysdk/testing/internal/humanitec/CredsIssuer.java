package io.github.registrysdk.testing.internal.humanitec;

import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/** Gives out credentials: what was written, or what the cloud of a registry mints from it. */
final class CredsIssuer {

  private final @Nullable Duration lifetime;
  private final SecureRandom random = new SecureRandom();

  /**
   * An issuer.
   *
   * @param lifetime how long all credentials live, or null for each type's own time
   */
  CredsIssuer(@Nullable Duration lifetime) {
    this.lifetime = lifetime;
  }

  /** The credentials of a registry; null if it has none. */
  @Nullable AccountCreds issue(RegistryState registry, Instant now) {
    AccountCreds held = registry.creds;
    if (held == null) {
      return null;
    }
    return switch (registry.type) {
      case "google_gcr" -> minted("oauth2accesstoken", "ya29.", now, Duration.ofHours(1));
      case "amazon_ecr" -> minted("AWS", "ecr.", now, Duration.ofHours(12));
      default -> asWritten(held, now);
    };
  }

  private AccountCreds minted(String username, String prefix, Instant now, Duration usual) {
    byte[] bytes = new byte[20];
    random.nextBytes(bytes);
    String password = prefix + HexFormat.of().formatHex(bytes);
    return new AccountCreds(username, password, now.plus(lifetime == null ? usual : lifetime));
  }

  private AccountCreds asWritten(AccountCreds held, Instant now) {
    if (held.expires() != null || lifetime == null) {
      return held;
    }
    return new AccountCreds(held.username(), held.password(), now.plus(lifetime));
  }
}
