package io.github.registrysdk.humanitec.model;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.github.registrysdk.core.JsonFields;
import io.github.registrysdk.core.Secret;
import io.github.registrysdk.core.toolkit.UserInfo;
import io.github.registrysdk.humanitec.internal.PasswordReader;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The current credentials of a registry.
 *
 * @param registry the domain of the registry, or domain and project
 * @param username the user name; null if the response contains none or an empty text. {@link
 *     #toString()} does not contain the user name, because some registries use a token as the user
 *     name
 * @param password the password; null if the response contains none or an empty text
 * @param expires when the credentials expire, or null if they do not expire
 * @param secrets the Kubernetes secrets by cluster ID, or by {@code *} for all clusters; null if
 *     the response does not contain them. Humanitec's OpenAPI document does not say whether the
 *     registry has none in this case
 * @param extraFields the fields of the response that this version of the SDK does not know
 */
public record RegistryCreds(
    String registry,
    @Nullable String username,
    @JsonDeserialize(using = PasswordReader.class) @Nullable Secret password,
    @Nullable Instant expires,
    @Nullable Map<String, ClusterSecret> secrets,
    JsonFields extraFields) {
  /**
   * Copies {@code secrets}, and removes the user name and password from {@code registry}. An empty
   * user name becomes null.
   */
  public RegistryCreds {
    username = username == null || username.isEmpty() ? null : username;
    secrets = secrets == null ? null : Map.copyOf(secrets);
    registry = Objects.requireNonNull(UserInfo.removedFrom(registry), "registry");
    extraFields = extraFields == null ? JsonFields.none() : extraFields;
  }

  /** Contains neither the user name nor the password. */
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
