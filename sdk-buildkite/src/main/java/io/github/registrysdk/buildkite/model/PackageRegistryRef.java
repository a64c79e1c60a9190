package io.github.registrysdk.buildkite.model;

import com.fasterxml.jackson.annotation.JsonAnySetter;
import io.github.registrysdk.core.toolkit.ExtraFields;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The registry that a package or a registry token belongs to.
 *
 * @param id a UUID, or null
 * @param graphqlId the ID in Buildkite's GraphQL API, or null
 * @param slug the slug, which identifies the registry in URLs, or null
 * @param url the API URL of the registry, for information, or null
 * @param webUrl the URL of the web page of the registry, or null
 * @param extraFields the fields of the response that this version of the SDK does not know
 */
public record PackageRegistryRef(
    @Nullable String id,
    @Nullable String graphqlId,
    @Nullable String slug,
    @Nullable String url,
    @Nullable String webUrl,
    @JsonAnySetter Map<String, @Nullable Object> extraFields) {
  /** Copies {@code extraFields}. */
  public PackageRegistryRef {
    extraFields = ExtraFields.copyOf(extraFields);
  }
}
