package io.github.registrysdk.buildkite.model;

import com.fasterxml.jackson.annotation.JsonAnySetter;
import io.github.registrysdk.core.toolkit.ExtraFields;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The organization something belongs to.
 *
 * @param id a UUID, or null
 * @param slug what names it in addresses
 * @param url its address in the API, for people to read, or null
 * @param webUrl its page, or null
 * @param extraFields fields this version does not know
 */
public record OrganizationRef(
    @Nullable String id,
    String slug,
    @Nullable String url,
    @Nullable String webUrl,
    @JsonAnySetter Map<String, @Nullable Object> extraFields) {
  /** Copies the fields this version does not know. */
  public OrganizationRef {
    extraFields = ExtraFields.copyOf(extraFields);
  }
}
