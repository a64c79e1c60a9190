package io.github.registrysdk.testing;

import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A registry as {@link FakeHumanitec} held it when it was asked.
 *
 * @param id the registry's id, its name in paths
 * @param registry its name, a domain or a domain and a project
 * @param type how to sign in to it, such as {@code basic}
 * @param enableCi whether CI agents see its credentials
 * @param createdAt when it was made, by the fake's clock; null for the built-in registry
 * @param createdBy who made it; null for the built-in registry
 * @param username the account's name as it was written, or null
 * @param password the account's password or key as it was written, which the API shows with the
 *     credentials only; or null
 * @param expires when the account ends, as it was written, or null
 * @param secrets the clusters' secrets by cluster id or {@code *}, in the order written
 */
public record FakeHumanitecRegistry(
    String id,
    String registry,
    String type,
    boolean enableCi,
    @Nullable Instant createdAt,
    @Nullable String createdBy,
    @Nullable String username,
    @Nullable String password,
    @Nullable Instant expires,
    Map<String, FakeClusterSecret> secrets) {

  /** Copies the map. */
  public FakeHumanitecRegistry {
    secrets = Collections.unmodifiableMap(new LinkedHashMap<>(secrets));
  }

  /** All but the account. */
  @Override
  public String toString() {
    return "FakeHumanitecRegistry[id=%s, registry=%s, type=%s, enableCi=%s, createdAt=%s, secrets=%s]"
        .formatted(id, registry, type, enableCi, createdAt, secrets);
  }
}
