package io.github.registrysdk.buildkite.model;

import com.fasterxml.jackson.annotation.JsonAnySetter;
import io.github.registrysdk.core.toolkit.ExtraFields;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A Buildkite user.
 *
 * @param id a UUID, or null
 * @param graphqlId the ID in Buildkite's GraphQL API, or null
 * @param name the display name, or null
 * @param email the email address, or null
 * @param avatarUrl the URL of a picture, or null
 * @param createdAt when the account was created, or null
 * @param extraFields the fields of the response that this version of the SDK does not know
 */
public record BuildkiteUser(
    @Nullable String id,
    @Nullable String graphqlId,
    @Nullable String name,
    @Nullable String email,
    @Nullable String avatarUrl,
    @Nullable Instant createdAt,
    @JsonAnySetter Map<String, @Nullable Object> extraFields) {
  /** Copies {@code extraFields}. */
  public BuildkiteUser {
    extraFields = ExtraFields.copyOf(extraFields);
  }
}
