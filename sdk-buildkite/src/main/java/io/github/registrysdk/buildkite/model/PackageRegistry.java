package io.github.registrysdk.buildkite.model;

import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.github.registrysdk.core.toolkit.ExtraFields;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A package registry.
 *
 * @param id a UUID
 * @param graphqlId the id in Buildkite's GraphQL API, or null
 * @param slug what names it in addresses and in this library's methods
 * @param url its address in the API, for people to read, or null
 * @param webUrl its page, or null
 * @param name for people
 * @param ecosystem the kind of packages it holds
 * @param description for people, or null
 * @param emoji in Buildkite's syntax, such as {@code :sunflower:}, or null
 * @param color hex code, such as {@code #f0ccff}, or null
 * @param isPublic whether everybody may read it
 * @param oidcPolicy which OIDC tokens may use it, or null if none
 * @param teamIds the teams that may use it; empty if Buildkite does not say
 * @param type {@code source}, {@code composite}, or null if Buildkite does not say
 * @param extraFields fields this version does not know
 */
public record PackageRegistry(
    String id,
    @Nullable String graphqlId,
    String slug,
    @Nullable String url,
    @Nullable String webUrl,
    String name,
    Ecosystem ecosystem,
    @Nullable String description,
    @Nullable String emoji,
    @Nullable String color,
    @JsonProperty("public") boolean isPublic,
    @Nullable OidcPolicy oidcPolicy,
    List<String> teamIds,
    @Nullable String type,
    @JsonAnySetter Map<String, @Nullable Object> extraFields) {
  /** Copies the teams' ids and the fields this version does not know; null becomes empty. */
  public PackageRegistry {
    teamIds = teamIds == null ? List.of() : List.copyOf(teamIds);
    extraFields = ExtraFields.copyOf(extraFields);
  }
}
