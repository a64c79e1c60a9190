package io.github.registrysdk.humanitec.model;

import com.fasterxml.jackson.annotation.JsonAnySetter;
import io.github.registrysdk.core.Secret;
import io.github.registrysdk.core.spi.ExtraFields;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What opens a registry now.
 *
 * @param registry its domain, or domain and project
 * @param username or null if the registry has no account
 * @param password or null if the registry has no account
 * @param expires when they end, or null if they don't
 * @param secrets Kubernetes secrets by cluster id, or by {@code *} for all clusters; empty if there
 *     are none
 * @param extraFields fields this version does not know
 */
public record RegistryCreds(
    String registry,
    @Nullable String username,
    @Nullable Secret password,
    @Nullable Instant expires,
    Map<String, ClusterSecret> secrets,
    @JsonAnySetter Map<String, Object> extraFields) {
  public RegistryCreds {
    secrets = secrets == null ? Map.of() : Map.copyOf(secrets);
    extraFields = ExtraFields.copyOf(extraFields);
  }
}
