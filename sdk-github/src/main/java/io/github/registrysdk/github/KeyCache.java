package io.github.registrysdk.github;

import io.github.registrysdk.core.spi.ApiResult;
import io.github.registrysdk.github.model.RegistryPublicKey;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/** Caches the public keys of organizations for five minutes, because GitHub can change them. */
final class KeyCache {
  private static final Duration KEPT = Duration.ofMinutes(5);

  private final Map<String, Kept> keys = new ConcurrentHashMap<>();

  /** Returns the cached key, or fetches it if there is none or it is too old. */
  ApiResult<RegistryPublicKey> get(
      String organization, Instant now, Supplier<ApiResult<RegistryPublicKey>> fetch) {
    Kept kept = keys.get(id(organization));
    return kept != null && now.isBefore(kept.until) ? kept.key : renew(organization, now, fetch);
  }

  /** Fetches the key and caches it. */
  ApiResult<RegistryPublicKey> renew(
      String organization, Instant now, Supplier<ApiResult<RegistryPublicKey>> fetch) {
    ApiResult<RegistryPublicKey> key = fetch.get();
    keys.put(id(organization), new Kept(key, now.plus(KEPT)));
    return key;
  }

  /** Removes a key, so that the next call fetches it. */
  void forget(String organization) {
    keys.remove(id(organization));
  }

  /** GitHub ignores case in the name of an organization. */
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
