package io.github.registrysdk.buildkite.model;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.github.registrysdk.core.JsonFields;
import io.github.registrysdk.core.toolkit.UserInfo;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A package registry.
 *
 * @param id a UUID
 * @param graphqlId the ID in Buildkite's GraphQL API, or null
 * @param slug the slug, which identifies the registry in URLs and in the methods of this SDK
 * @param url the API URL of the registry, for information, or null
 * @param webUrl the URL of the web page of the registry, or null. Buildkite returns one form of
 *     this URL in lists and another one everywhere else, so do not compare URLs
 * @param name the display name; null if the response does not contain it
 * @param ecosystem the kind of packages in the registry; null if the response does not contain it
 * @param description a human-readable text, or null
 * @param emoji an emoji in the syntax of Buildkite, such as {@code :sunflower:}, or null. Buildkite
 *     may give a new registry an emoji that the request did not contain
 * @param color a hex code, such as {@code #f0ccff}, or null
 * @param isPublic whether everybody may read the registry; null if the response does not contain it
 * @param oidcPolicy decides which OIDC tokens may access the registry; null if no OIDC token may
 * @param teamIds the UUIDs of the teams that have access; null if the response does not contain
 *     them. They include teams that were added after the creation
 * @param type {@code source} or {@code composite}; null if the response does not contain it
 * @param extraFields the fields of the response that this version of the SDK does not know
 */
public record PackageRegistry(
    String id,
    @Nullable String graphqlId,
    String slug,
    @Nullable String url,
    @Nullable String webUrl,
    @Nullable String name,
    @Nullable Ecosystem ecosystem,
    @Nullable String description,
    @Nullable String emoji,
    @Nullable String color,
    @JsonProperty("public") @Nullable Boolean isPublic,
    @Nullable OidcPolicy oidcPolicy,
    @Nullable List<String> teamIds,
    @Nullable String type,
    JsonFields extraFields) {
  /** Copies {@code teamIds}, and removes the user name and password from URLs. */
  public PackageRegistry {
    teamIds = teamIds == null ? null : List.copyOf(teamIds);
    url = UserInfo.removedFrom(url);
    webUrl = UserInfo.removedFrom(webUrl);
    extraFields = extraFields == null ? JsonFields.none() : extraFields;
  }
}
