package io.github.registrysdk.humanitec.model;

import io.github.registrysdk.core.JsonFields;
import io.github.registrysdk.core.toolkit.UserInfo;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * An image registry, without its credentials.
 *
 * @param id the ID, which is unique in the organization
 * @param registry the domain, or domain and project, such as {@code registry.acme.example/team}
 * @param type how clusters authenticate to the registry
 * @param enableCi whether CI agents get the credentials of the registry
 * @param createdAt when the registry was created, or null for the built-in registry
 * @param createdBy the user who created the registry, or null
 * @param secrets the Kubernetes secrets by cluster ID, or by {@code *} for all clusters; null if
 *     the response does not contain them. Humanitec's OpenAPI document does not say whether the
 *     registry has none in this case
 * @param extraFields the fields of the response that this version of the SDK does not know
 */
public record Registry(
    String id,
    String registry,
    RegistryType type,
    boolean enableCi,
    @Nullable Instant createdAt,
    @Nullable String createdBy,
    @Nullable Map<String, ClusterSecret> secrets,
    JsonFields extraFields) {
  /** Copies {@code secrets}, and removes the user name and password from {@code registry}. */
  public Registry {
    secrets = secrets == null ? null : Map.copyOf(secrets);
    registry = Objects.requireNonNull(UserInfo.removedFrom(registry), "registry");
    extraFields = extraFields == null ? JsonFields.none() : extraFields;
  }
}
