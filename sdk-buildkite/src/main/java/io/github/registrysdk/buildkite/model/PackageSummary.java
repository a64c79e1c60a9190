package io.github.registrysdk.buildkite.model;

import com.fasterxml.jackson.annotation.JsonAnySetter;
import io.github.registrysdk.core.toolkit.ExtraFields;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A package in a list of packages.
 *
 * @param id a UUID
 * @param url the API URL of the package, for information, or null
 * @param webUrl the URL of the web page of the package, or null
 * @param name the package name, which package managers use; null if the response does not contain
 *     it
 * @param createdAt when the package was published, or null
 * @param version the version in the package file, or null
 * @param extraFields the fields of the response that this version of the SDK does not know
 */
public record PackageSummary(
    String id,
    @Nullable String url,
    @Nullable String webUrl,
    @Nullable String name,
    @Nullable Instant createdAt,
    @Nullable String version,
    @JsonAnySetter Map<String, @Nullable Object> extraFields) {
  /** Copies {@code extraFields}. */
  public PackageSummary {
    extraFields = ExtraFields.copyOf(extraFields);
  }
}
