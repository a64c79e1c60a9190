package io.github.registrysdk.buildkite.model;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import io.github.registrysdk.core.JsonFields;
import io.github.registrysdk.core.toolkit.UserInfo;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A registry token without its secret. Package managers read a private registry with a registry
 * token. If a response contains the secret, the SDK drops it: only {@link CreatedRegistryToken} has
 * the secret.
 *
 * @param id a UUID
 * @param graphqlId the ID in Buildkite's GraphQL API, or null
 * @param description a human-readable description, or null
 * @param url the API URL of the token, for information, or null
 * @param createdAt when the token was created, or null
 * @param createdBy the user who created the token, or null
 * @param organization the organization that owns the token, or null
 * @param registry the registry that the token gives access to, or null
 * @param extraFields the fields of the response that this version of the SDK does not know
 */
@JsonIgnoreProperties("token") // An unknown field would be kept, and readable, as plain text.
public record RegistryToken(
    String id,
    @Nullable String graphqlId,
    @Nullable String description,
    @Nullable String url,
    @Nullable Instant createdAt,
    @Nullable BuildkiteUser createdBy,
    @Nullable OrganizationRef organization,
    @Nullable PackageRegistryRef registry,
    JsonFields extraFields) {
  /**
   * Removes the user name and password from URLs. If {@code extraFields} is null, it becomes empty.
   */
  public RegistryToken {
    url = UserInfo.removedFrom(url);
    extraFields = extraFields == null ? JsonFields.none() : extraFields;
  }
}
