package io.github.registrysdk.buildkite.model;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.github.registrysdk.core.JsonFields;
import io.github.registrysdk.core.Secret;
import io.github.registrysdk.core.toolkit.UserInfo;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A registry token that was just created, with its secret. The API returns the secret only in the
 * response to the request that creates the token. Later responses are read as {@link
 * RegistryToken}, which has no secret. The registry's web page also shows the secret.
 *
 * @param id a UUID
 * @param graphqlId the ID in Buildkite's GraphQL API, or null
 * @param description a human-readable description, or null
 * @param url the API URL of the token, for information, or null
 * @param createdAt when the token was created, or null
 * @param createdBy the user who created the token, or null
 * @param organization the organization that owns the token, or null
 * @param registry the registry that the token gives access to, or null
 * @param secret the token itself, with which package managers authenticate; never null
 * @param extraFields the fields of the response that this version of the SDK does not know
 */
public record CreatedRegistryToken(
    String id,
    @Nullable String graphqlId,
    @Nullable String description,
    @Nullable String url,
    @Nullable Instant createdAt,
    @Nullable BuildkiteUser createdBy,
    @Nullable OrganizationRef organization,
    @Nullable PackageRegistryRef registry,
    @JsonProperty("token") Secret secret,
    JsonFields extraFields) {
  /**
   * Removes the user name and password from URLs. If {@code extraFields} is null, it becomes empty.
   */
  public CreatedRegistryToken {
    url = UserInfo.removedFrom(url);
    extraFields = extraFields == null ? JsonFields.none() : extraFields;
  }
}
