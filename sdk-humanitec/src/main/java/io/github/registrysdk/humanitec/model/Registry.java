package io.github.registrysdk.humanitec.model;

import com.fasterxml.jackson.annotation.JsonAnySetter;
import io.github.registrysdk.core.toolkit.ExtraFields;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A registry of images, as Humanitec tells it: never with its credentials.
 *
 * @param id unique in the organization
 * @param registry its domain, or domain and project, such as {@code registry.acme.example/team}
 * @param type how clusters sign in to it
 * @param enableCi whether CI agents are given its credentials
 * @param createdAt when it was made, or null for the built-in one
 * @param createdBy who made it, or null
 * @param secrets Kubernetes secrets by cluster id, or by {@code *} for all clusters; empty if there
 *     are none
 * @param extraFields fields this version does not know
 */
public record Registry(
    String id,
    String registry,
    RegistryType type,
    boolean enableCi,
    @Nullable Instant createdAt,
    @Nullable String createdBy,
    Map<String, ClusterSecret> secrets,
    @JsonAnySetter Map<String, @Nullable Object> extraFields) {
  /** Copies the clusters' secrets and the fields this version does not know; null becomes empty. */
  public Registry {
    secrets = secrets == null ? Map.of() : Map.copyOf(secrets);
    extraFields = ExtraFields.copyOf(extraFields);
  }
}
