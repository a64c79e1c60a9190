package io.github.registrysdk.buildkite.model;

import com.fasterxml.jackson.annotation.JsonAnySetter;
import io.github.registrysdk.core.toolkit.ExtraFields;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An organization.
 *
 * @param id a UUID
 * @param slug its name in URLs
 * @param name its display name
 * @param url its URL in the API, or null
 * @param webUrl its page, or null
 * @param createdAt when it was created, or null
 * @param extraFields fields that this version does not know
 */
public record OrganizationDetails(
    String id,
    String slug,
    String name,
    @Nullable String url,
    @Nullable String webUrl,
    @Nullable Instant createdAt,
    @JsonAnySetter Map<String, @Nullable Object> extraFields) {
  /** Copies the fields that this version does not know. */
  public OrganizationDetails {
    extraFields = ExtraFields.copyOf(extraFields);
  }
}
