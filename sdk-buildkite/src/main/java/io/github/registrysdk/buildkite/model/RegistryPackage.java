package io.github.registrysdk.buildkite.model;

import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import io.github.registrysdk.core.toolkit.ExtraFields;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A package in a registry.
 *
 * @param id a UUID
 * @param url its address in the API, for people to read, or null
 * @param webUrl its page, or null
 * @param name for people and package managers
 * @param version as its file says, or null
 * @param variant such as an architecture, or null
 * @param createdAt when it was published, or null
 * @param digests of its file, lower-case hex by algorithm, such as {@code sha256}; empty if
 *     Buildkite does not say
 * @param metadata what Buildkite read out of its file; empty if it does not say
 * @param organization whose it is, or null
 * @param registry where it is, or null
 * @param extraFields fields this version does not know
 */
public record RegistryPackage(
    String id,
    @Nullable String url,
    @Nullable String webUrl,
    String name,
    @Nullable String version,
    @Nullable String variant,
    @Nullable Instant createdAt,
    @JsonSetter(contentNulls = Nulls.SKIP) Map<String, String> digests,
    Map<String, @Nullable Object> metadata,
    @Nullable OrganizationRef organization,
    @Nullable PackageRegistryRef registry,
    @JsonAnySetter Map<String, @Nullable Object> extraFields) {
  /** Copies digests, metadata and the fields this version does not know; null becomes empty. */
  public RegistryPackage {
    digests = digests == null ? Map.of() : Map.copyOf(digests);
    metadata = ExtraFields.copyOf(metadata);
    extraFields = ExtraFields.copyOf(extraFields);
  }
}
