package io.github.registrysdk.buildkite.model;

import com.fasterxml.jackson.annotation.JsonAnySetter;
import io.github.registrysdk.core.toolkit.ExtraFields;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Somebody with a Buildkite account.
 *
 * @param id a UUID
 * @param graphqlId the id in Buildkite's GraphQL API, or null
 * @param name for people, or null
 * @param email an address, or null
 * @param avatarUrl a picture, or null
 * @param createdAt when the account was made, or null
 * @param extraFields fields this version does not know
 */
public record BuildkiteUser(
    String id,
    @Nullable String graphqlId,
    @Nullable String name,
    @Nullable String email,
    @Nullable String avatarUrl,
    @Nullable Instant createdAt,
    @JsonAnySetter Map<String, @Nullable Object> extraFields) {
  /** Copies the fields this version does not know. */
  public BuildkiteUser {
    extraFields = ExtraFields.copyOf(extraFields);
  }
}
