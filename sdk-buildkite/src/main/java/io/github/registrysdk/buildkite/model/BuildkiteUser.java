package io.github.registrysdk.buildkite.model;

import io.github.registrysdk.core.JsonFields;
import io.github.registrysdk.core.toolkit.UserInfo;
import java.time.Instant;
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
    JsonFields extraFields) {
  /**
   * Removes the user name and password from URLs. If {@code extraFields} is null, it becomes empty.
   */
  public BuildkiteUser {
    avatarUrl = UserInfo.removedFrom(avatarUrl);
    extraFields = extraFields == null ? JsonFields.none() : extraFields;
  }
}
