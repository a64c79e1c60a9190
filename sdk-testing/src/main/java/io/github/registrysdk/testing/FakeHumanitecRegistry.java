package io.github.registrysdk.testing;

import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A snapshot of a registry of {@link FakeHumanitec}.
 *
 * @param id the registry's id, which identifies it in URLs
 * @param registry the domain of the registry, or domain and project
 * @param type the type of authentication, such as {@code basic}
 * @param enableCi whether CI agents get the credentials
 * @param createdAt the time of its creation, by the fake's clock; null for the built-in registry
 * @param createdBy who created the registry; null for the built-in registry
 * @param username the user name, or null
 * @param password the password or key, or null; only the response to a request for credentials
 *     contains it
 * @param expires when the credentials expire, or null
 * @param secrets the clusters' secrets by cluster id or {@code *}, in the order of the request
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

  /** Leaves out the credentials. */
  @Override
  public String toString() {
    return "FakeHumanitecRegistry[id=%s, registry=%s, type=%s, enableCi=%s, createdAt=%s, secrets=%s]"
        .formatted(id, registry, type, enableCi, createdAt, secrets);
  }
}
