package io.github.registrysdk.github;

import io.github.registrysdk.core.spi.ApiResult;
import io.github.registrysdk.github.model.RegistryPublicKey;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/**
 * The organizations' public keys, kept for minutes at most: GitHub changes them, and tells nobody.
 */
final class KeyCache {
  private static final Duration KEPT = Duration.ofMinutes(5);

  private final Map<String, Kept> keys = new ConcurrentHashMap<>();

  /** The key that is kept, or a new one. */
  ApiResult<RegistryPublicKey> get(
      String organization, Instant now, Supplier<ApiResult<RegistryPublicKey>> fetch) {
    Kept kept = keys.get(id(organization));
    return kept != null && now.isBefore(kept.until) ? kept.key : renew(organization, now, fetch);
  }

  /** A new key. */
  ApiResult<RegistryPublicKey> renew(
      String organization, Instant now, Supplier<ApiResult<RegistryPublicKey>> fetch) {
    ApiResult<RegistryPublicKey> key = fetch.get();
    keys.put(id(organization), new Kept(key, now.plus(KEPT)));
    return key;
  }

  /** So that the next call asks for a key that is better. */
  void forget(String organization) {
    keys.remove(id(organization));
  }

  /** GitHub takes upper and lower case for the same organization. */
  private static String id(String organization) {
    return organization.toLowerCase(Locale.ROOT);
  }

  private static final class Kept {
    private final ApiResult<RegistryPublicKey> key;
    private final Instant until;

    Kept(ApiResult<RegistryPublicKey> key, Instant until) {
      this.key = key;
      this.until = until;
    }
  }
}
