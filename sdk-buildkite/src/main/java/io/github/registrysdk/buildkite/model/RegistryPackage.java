package io.github.registrysdk.buildkite.model;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import io.github.registrysdk.core.JsonFields;
import io.github.registrysdk.core.toolkit.UserInfo;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A package in a registry.
 *
 * @param id a UUID
 * @param url the API URL of the package, for information, or null
 * @param webUrl the URL of the web page of the package, or null
 * @param name the package name, which package managers use; null if the response does not contain
 *     it
 * @param version the version in the package file, or null
 * @param variant the variant, such as an architecture, or null
 * @param createdAt when the package was published, or null
 * @param digests the digests of the package file as lower-case hex; the keys are algorithms such as
 *     {@code sha256}; empty if the response does not contain them
 * @param metadata the metadata that Buildkite read from the package file; empty if the response
 *     does not contain it
 * @param organization the organization that owns the package, or null
 * @param registry the registry that contains the package, or null
 * @param extraFields the fields of the response that this version of the SDK does not know
 */
public record RegistryPackage(
    String id,
    @Nullable String url,
    @Nullable String webUrl,
    @Nullable String name,
    @Nullable String version,
    @Nullable String variant,
    @Nullable Instant createdAt,
    @JsonSetter(contentNulls = Nulls.SKIP) Map<String, String> digests,
    JsonFields metadata,
    @Nullable OrganizationRef organization,
    @Nullable PackageRegistryRef registry,
    JsonFields extraFields)
    implements StoredPackage {
  /**
   * Copies {@code digests}, and removes the user name and password from URLs. If {@code digests},
   * {@code metadata} or {@code extraFields} is null, it becomes empty.
   */
  public RegistryPackage {
    digests = digests == null ? Map.of() : Map.copyOf(digests);
    metadata = metadata == null ? JsonFields.none() : metadata;
    url = UserInfo.removedFrom(url);
    webUrl = UserInfo.removedFrom(webUrl);
    extraFields = extraFields == null ? JsonFields.none() : extraFields;
  }
}
