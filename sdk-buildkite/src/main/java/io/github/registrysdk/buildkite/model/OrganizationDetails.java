package io.github.registrysdk.buildkite.model;

import io.github.registrysdk.core.JsonFields;
import io.github.registrysdk.core.toolkit.UserInfo;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An organization.
 *
 * @param id a UUID
 * @param slug the slug, which identifies the organization in URLs
 * @param name the display name, or null
 * @param url the API URL of the organization, for information, or null
 * @param webUrl the URL of the web page of the organization, or null
 * @param createdAt when the organization was created, or null
 * @param extraFields the fields of the response that this version of the SDK does not know
 */
public record OrganizationDetails(
    String id,
    String slug,
    @Nullable String name,
    @Nullable String url,
    @Nullable String webUrl,
    @Nullable Instant createdAt,
    JsonFields extraFields) {
  /** Removes the user name and password from URLs. Null becomes empty. */
  public OrganizationDetails {
    url = UserInfo.removedFrom(url);
    webUrl = UserInfo.removedFrom(webUrl);
    extraFields = extraFields == null ? JsonFields.none() : extraFields;
  }
}
