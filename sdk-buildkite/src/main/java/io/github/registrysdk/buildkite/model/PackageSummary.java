package io.github.registrysdk.buildkite.model;

import io.github.registrysdk.core.JsonFields;
import io.github.registrysdk.core.toolkit.UserInfo;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A package in a list of packages.
 *
 * @param id a UUID
 * @param url the API URL of the package, for information, or null
 * @param webUrl the URL of the web page of the package, or null
 * @param name the package name, which package managers use
 * @param createdAt when the package was published, or null
 * @param version the version in the package file, or null
 * @param extraFields the fields of the response that this version of the SDK does not know
 */
public record PackageSummary(
    String id,
    @Nullable String url,
    @Nullable String webUrl,
    String name,
    @Nullable Instant createdAt,
    @Nullable String version,
    JsonFields extraFields) {
  /** Removes the user name and password from URLs. Null becomes empty. */
  public PackageSummary {
    url = UserInfo.removedFrom(url);
    webUrl = UserInfo.removedFrom(webUrl);
    extraFields = extraFields == null ? JsonFields.none() : extraFields;
  }
}
