package io.github.registrysdk.github.model;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.github.registrysdk.core.JsonFields;

/**
 * A repository, with the fields that matter for access to registries and secrets.
 *
 * @param id the numeric ID, which stays the same when the repository is renamed
 * @param name the name, which identifies the repository together with its owner
 * @param fullName the login name of the owner and the name, such as {@code acme/api}
 * @param isPrivate whether the repository is private or internal
 * @param extraFields all other fields of the response
 */
public record GitHubRepository(
    long id,
    String name,
    String fullName,
    @JsonProperty("private") boolean isPrivate,
    JsonFields extraFields) {
  /** If {@code extraFields} is null, it becomes empty. */
  public GitHubRepository {
    extraFields = extraFields == null ? JsonFields.none() : extraFields;
  }
}
