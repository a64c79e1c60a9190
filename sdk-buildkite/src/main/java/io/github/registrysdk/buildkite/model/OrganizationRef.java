package io.github.registrysdk.buildkite.model;

import io.github.registrysdk.core.JsonFields;
import io.github.registrysdk.core.toolkit.UserInfo;
import org.jspecify.annotations.Nullable;

/**
 * The organization that owns a package or a registry token.
 *
 * @param id a UUID, or null
 * @param slug the slug, which identifies the organization in URLs, or null
 * @param url the API URL of the organization, for information, or null
 * @param webUrl the URL of the web page of the organization, or null
 * @param extraFields the fields of the response that this version of the SDK does not know
 */
public record OrganizationRef(
    @Nullable String id,
    @Nullable String slug,
    @Nullable String url,
    @Nullable String webUrl,
    JsonFields extraFields) {
  /**
   * Removes the user name and password from URLs. If {@code extraFields} is null, it becomes empty.
   */
  public OrganizationRef {
    url = UserInfo.removedFrom(url);
    webUrl = UserInfo.removedFrom(webUrl);
    extraFields = extraFields == null ? JsonFields.none() : extraFields;
  }
}
