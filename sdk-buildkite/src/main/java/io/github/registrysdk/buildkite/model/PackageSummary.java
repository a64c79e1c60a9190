package io.github.registrysdk.buildkite.model;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import io.github.registrysdk.core.JsonFields;
import io.github.registrysdk.core.toolkit.UserInfo;
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
 * @param variant what distinguishes packages of the same name and version, or null; in a registry
 *     for files, it is the file name extension, such as {@code tar.gz}
 * @param digests the digests of the package file as lower-case hex; the keys are algorithms such as
 *     {@code sha256}; empty if the response does not contain them
 * @param extraFields the fields of the response that this version of the SDK does not know
 */
public record PackageSummary(
    String id,
    @Nullable String url,
    @Nullable String webUrl,
    @Nullable String name,
    @Nullable Instant createdAt,
    @Nullable String version,
    @Nullable String variant,
    @JsonSetter(contentNulls = Nulls.SKIP) Map<String, String> digests,
    JsonFields extraFields)
    implements StoredPackage {
  /** Copies {@code digests}, and removes the user name and password from URLs. */
  public PackageSummary {
    url = UserInfo.removedFrom(url);
    webUrl = UserInfo.removedFrom(webUrl);
    digests = digests == null ? Map.of() : Map.copyOf(digests);
    extraFields = extraFields == null ? JsonFields.none() : extraFields;
  }
}
