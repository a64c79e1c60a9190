package io.github.registrysdk.humanitec.model;

import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.github.registrysdk.core.Secret;
import io.github.registrysdk.core.toolkit.ExtraFields;
import io.github.registrysdk.humanitec.internal.PasswordReader;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What opens a registry now.
 *
 * @param registry its domain, or domain and project
 * @param username or null if the registry has no account, which Humanitec may tell as an empty
 *     text; not printed, since some registries take a token in its place
 * @param password or null if the registry has no account, as with {@code username}
 * @param expires when they end, or null if they don't
 * @param secrets Kubernetes secrets by cluster id, or by {@code *} for all clusters; empty if there
 *     are none
 * @param extraFields fields this version does not know
 */
public record RegistryCreds(
    String registry,
    @Nullable String username,
    @JsonDeserialize(using = PasswordReader.class) @Nullable Secret password,
    @Nullable Instant expires,
    Map<String, ClusterSecret> secrets,
    @JsonAnySetter Map<String, @Nullable Object> extraFields) {
  /**
   * Copies the clusters' secrets and the fields this version does not know; an empty user name
   * becomes null.
   */
  public RegistryCreds {
    username = username == null || username.isEmpty() ? null : username;
    secrets = secrets == null ? Map.of() : Map.copyOf(secrets);
    extraFields = ExtraFields.copyOf(extraFields);
  }

  /** All but the account. */
  @Override
  public String toString() {
    return "RegistryCreds[registry="
        + registry
        + ", expires="
        + expires
        + ", secrets="
        + secrets
        + ", extraFields="
        + extraFields
        + "]";
  }
}
