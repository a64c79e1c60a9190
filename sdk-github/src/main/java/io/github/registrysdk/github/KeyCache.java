package io.github.registrysdk.github;

import io.github.registrysdk.core.spi.ApiResult;
import io.github.registrysdk.core.spi.Endpoint;
import io.github.registrysdk.core.toolkit.Refreshed;
import io.github.registrysdk.github.model.RegistryPublicKey;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiFunction;

/**
 * Caches the public keys of organizations for five minutes, because GitHub can change them. A key
 * is fetched once for all calls that need it, with the options of the client itself.
 */
final class KeyCache {
  private static final Duration KEPT = Duration.ofMinutes(5);

  private final Map<String, Refreshed<Kept>> keys = new ConcurrentHashMap<>();
  private final Endpoint endpoint;
  private final BiFunction<Endpoint, String, ApiResult<RegistryPublicKey>> fetch;

  /**
   * @param endpoint of the client, without options of single calls
   * @param fetch gets the key of an organization through an endpoint
   */
  KeyCache(Endpoint endpoint, BiFunction<Endpoint, String, ApiResult<RegistryPublicKey>> fetch) {
    this.endpoint = endpoint;
    this.fetch = fetch;
  }

  /**
   * Returns the cached key, or fetches it if there is none or it is too old.
   *
   * @throws Refreshed.NotInTime if the caller's time is up or its thread is interrupted before that
   */
  ApiResult<RegistryPublicKey> get(String organization) {
    return kept(organization).get().key;
  }

  /** Fetches the key with the options of a call, and does not cache it. */
  ApiResult<RegistryPublicKey> fetch(Endpoint with, String organization) {
    return fetch.apply(with, organization);
  }

  /** Caches a key that was fetched otherwise. */
  void set(String organization, ApiResult<RegistryPublicKey> key) {
    kept(organization).set(new Kept(key, until()));
  }

  /** Removes a key that GitHub refused, so that the next call fetches another. */
  void forget(String organization, ApiResult<RegistryPublicKey> refused) {
    kept(organization).forget(kept -> kept.key.equals(refused));
  }

  /** GitHub ignores case in the name of an organization. */
  private Refreshed<Kept> kept(String organization) {
    return keys.computeIfAbsent(
        organization.toLowerCase(Locale.ROOT),
        id ->
            new Refreshed<>(
                () -> new Kept(fetch(endpoint, organization), until()),
                kept -> kept.until,
                Duration.ZERO,
                endpoint::now));
  }

  private Instant until() {
    return endpoint.now().plus(KEPT);
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
