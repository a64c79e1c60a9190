package io.github.registrysdk.buildkite.model;

import io.github.registrysdk.core.JsonFields;
import io.github.registrysdk.core.toolkit.UserInfo;
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
    JsonFields extraFields) {
  /**
   * Removes the user name and password from URLs. If {@code extraFields} is null, it becomes empty.
   */
  public PackageRegistryRef {
    url = UserInfo.removedFrom(url);
    webUrl = UserInfo.removedFrom(webUrl);
    extraFields = extraFields == null ? JsonFields.none() : extraFields;
  }
}
