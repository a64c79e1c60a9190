package io.github.registrysdk.buildkite.model;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.github.registrysdk.core.JsonFields;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An API access token without its secret.
 *
 * @param uuid the id of the token
 * @param scopes the scopes, such as {@code write_packages}; unmodifiable
 * @param description a human-readable description, or null
 * @param createdAt when the token was created, or null
 * @param expiresAt when the token expires, or null if it does not expire
 * @param user the user to whom the token belongs, with name and email address, or null
 * @param extraFields the fields of the response that this version of the SDK does not know
 */
public record ApiAccessToken(
    String uuid,
    @JsonProperty(required = true) List<String> scopes,
    @Nullable String description,
    @Nullable Instant createdAt,
    @Nullable Instant expiresAt,
    @Nullable BuildkiteUser user,
    JsonFields extraFields) {
  /** Copies {@code scopes}. If {@code extraFields} is null, it becomes empty. */
  public ApiAccessToken {
    scopes = List.copyOf(scopes);
    extraFields = extraFields == null ? JsonFields.none() : extraFields;
  }
}
