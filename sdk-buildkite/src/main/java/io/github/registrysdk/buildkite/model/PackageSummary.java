package io.github.registrysdk.buildkite.model;

import com.fasterxml.jackson.annotation.JsonAnySetter;
import io.github.registrysdk.core.toolkit.ExtraFields;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A package as it stands in a list.
 *
 * @param id a UUID
 * @param url its address in the API, for people to read, or null
 * @param webUrl its page, or null
 * @param name for people and package managers
 * @param createdAt when it was published, or null
 * @param version as its file says, or null
 * @param extraFields fields this version does not know
 */
public record PackageSummary(
    String id,
    @Nullable String url,
    @Nullable String webUrl,
    String name,
    @Nullable Instant createdAt,
    @Nullable String version,
    @JsonAnySetter Map<String, @Nullable Object> extraFields) {
  /** Copies the fields this version does not know. */
  public PackageSummary {
    extraFields = ExtraFields.copyOf(extraFields);
  }
}
