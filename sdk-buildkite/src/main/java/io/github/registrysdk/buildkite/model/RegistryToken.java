package io.github.registrysdk.buildkite.model;

import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.github.registrysdk.core.Secret;
import io.github.registrysdk.core.toolkit.ExtraFields;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A token with which package managers read a registry.
 *
 * @param id a UUID
 * @param graphqlId the id in Buildkite's GraphQL API, or null
 * @param description for people, or null
 * @param url its address in the API, for people to read, or null
 * @param createdAt when it was made
 * @param createdBy who made it, or null
 * @param organization whose it is, or null
 * @param registry what it opens, or null
 * @param secret the token itself, in the answer to its creation only; null ever after
 * @param extraFields fields this version does not know
 */
public record RegistryToken(
    String id,
    @Nullable String graphqlId,
    @Nullable String description,
    @Nullable String url,
    Instant createdAt,
    @Nullable BuildkiteUser createdBy,
    @Nullable OrganizationRef organization,
    @Nullable PackageRegistryRef registry,
    @JsonProperty("token") @Nullable Secret secret,
    @JsonAnySetter Map<String, @Nullable Object> extraFields) {
  /** Copies the fields this version does not know. */
  public RegistryToken {
    extraFields = ExtraFields.copyOf(extraFields);
  }
}
