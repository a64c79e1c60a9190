package io.github.registrysdk.github;

import io.github.registrysdk.core.ApiError;
import io.github.registrysdk.core.ValidationException;
import io.github.registrysdk.core.spi.ApiResult;
import io.github.registrysdk.core.spi.Endpoint;
import io.github.registrysdk.core.spi.RequestFields;
import io.github.registrysdk.core.toolkit.Refreshed;
import io.github.registrysdk.github.model.RegistryPublicKey;
import java.util.Locale;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Adds to a request what only GitHub knows, before the request is sent: the IDs of repositories,
 * and the key with which the secret is encrypted.
 */
final class RequestCompletion {
  private final Endpoint endpoint;
  private final String organization;
  private final KeyCache keys;

  RequestCompletion(Endpoint endpoint, String organization, KeyCache keys) {
    this.endpoint = endpoint;
    this.organization = organization;
    this.keys = keys;
  }

  /** Finds IDs for all requests of one method. */
  RepositoryIds ids() {
    return new RepositoryIds(new RepositoryService(endpoint, organization), organization);
  }

  /** Everything that is sent has the time of one call. */
  <T> T send(
      RequestFields fields, @Nullable RegistrySecret secret, Function<RequestFields, T> send) {
    boolean needsKey = secret != null && secret.needsKey();
    if (!needsKey && !RepositoryIds.areMissing(fields)) {
      return send.apply(secret == null ? fields : secret.addTo(fields, null));
    }
    return endpoint.asOneCall(
        0,
        () -> {
          RequestFields known = ids().addTo(fields);
          return secret != null && needsKey
              ? sendSealed(known, secret, send)
              : send.apply(secret == null ? known : secret.addTo(known, null));
        });
  }

  private <T> T sendSealed(
      RequestFields fields, RegistrySecret secret, Function<RequestFields, T> send) {
    ApiResult<RegistryPublicKey> key = key();
    try {
      return send.apply(seal(secret, fields, key));
    } catch (ValidationException e) {
      if (!isAboutTheKey(e.error())) {
        throw e;
      }
      keys.forget(organization, key);
      ApiResult<RegistryPublicKey> newer = key();
      if (newer.value().keyId().equals(key.value().keyId())) {
        throw e;
      }
      return send.apply(seal(secret, fields, newer));
    }
  }

  private RequestFields seal(
      RegistrySecret secret, RequestFields fields, ApiResult<RegistryPublicKey> key) {
    try {
      return secret.addTo(fields, key.value());
    } catch (IllegalArgumentException e) {
      // The arguments of the caller are checked already: the key or its ID in the response is
      // wrong.
      keys.forget(organization, key);
      throw key.invalid("but " + e.getMessage() + "; nothing was encrypted or sent");
    }
  }

  /** Fetches the key, and caches it. */
  RegistryPublicKey fetchKey() {
    ApiResult<RegistryPublicKey> key = keys.fetch(endpoint, organization);
    keys.set(organization, key);
    return key.value();
  }

  private ApiResult<RegistryPublicKey> key() {
    try {
      return keys.get(organization);
    } catch (Refreshed.NotInTime e) {
      // This call ends for the same reason before it sends anything, with the exception for it.
      return keys.fetch(endpoint, organization);
    }
  }

  private static boolean isAboutTheKey(ApiError error) {
    return mentionsKey(error.message())
        || error.fields().stream()
            .anyMatch(field -> "key_id".equals(field.name()) || mentionsKey(field.message()));
  }

  private static boolean mentionsKey(@Nullable String text) {
    String words = text == null ? "" : text.toLowerCase(Locale.ROOT);
    return words.contains("key_id") || words.contains("key id") || words.contains("public key");
  }
}
