package io.github.registrysdk.buildkite.model;

import com.fasterxml.jackson.annotation.JsonAnySetter;
import io.github.registrysdk.core.toolkit.ExtraFields;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The registry something belongs to.
 *
 * @param id a UUID, or null
 * @param graphqlId the id in Buildkite's GraphQL API, or null
 * @param slug what names it in addresses
 * @param url its address in the API, for people to read, or null
 * @param webUrl its page, or null
 * @param extraFields fields this version does not know
 */
public record PackageRegistryRef(
    @Nullable String id,
    @Nullable String graphqlId,
    String slug,
    @Nullable String url,
    @Nullable String webUrl,
    @JsonAnySetter Map<String, @Nullable Object> extraFields) {
  /** Copies the fields this version does not know. */
  public PackageRegistryRef {
    extraFields = ExtraFields.copyOf(extraFields);
  }
}
