package io.github.registrysdk.github.model;

import io.github.registrysdk.core.JsonFields;
import io.github.registrysdk.core.toolkit.UserInfo;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A private registry of an organization. GitHub never returns its secret.
 *
 * @param name the name, which identifies the registry in URLs, such as {@code
 *     MAVEN_REPOSITORY_SECRET}
 * @param registryType the type of the registry
 * @param authType how Dependabot authenticates; null if the response does not contain it
 * @param url the URL of the registry; null if the response does not contain it
 * @param username the user name with which Dependabot authenticates, or null
 * @param replacesBase whether Dependabot uses this registry instead of the public registry; null if
 *     the response does not contain it
 * @param visibility which repositories may use the registry
 * @param selectedRepositoryIds the IDs of the selected repositories; empty if no repository is
 *     selected; null if the response does not contain them. According to GitHub's OpenAPI
 *     description, only the response to {@code create} contains them, so null does not mean that no
 *     repository has access
 * @param createdAt when the registry was created
 * @param updatedAt when the registry or its secret was last changed
 * @param extraFields all other fields of the response, including the OIDC fields that {@link
 *     #oidc()} reads
 */
public record PrivateRegistry(
    String name,
    PrivateRegistryType registryType,
    @Nullable RegistryAuthType authType,
    @Nullable String url,
    @Nullable String username,
    @Nullable Boolean replacesBase,
    RegistryVisibility visibility,
    @Nullable List<Long> selectedRepositoryIds,
    Instant createdAt,
    Instant updatedAt,
    JsonFields extraFields) {
  /**
   * Copies {@code selectedRepositoryIds}, and removes the user name and password from {@code url}.
   */
  public PrivateRegistry {
    selectedRepositoryIds =
        selectedRepositoryIds == null ? null : List.copyOf(selectedRepositoryIds);
    url = UserInfo.removedFrom(url);
    extraFields = extraFields == null ? JsonFields.none() : extraFields;
  }

  /**
   * {@return the OIDC settings; empty if Dependabot does not authenticate with OIDC, or if this
   * version of the SDK does not know the {@link RegistryAuthType}}
   */
  public Optional<OidcAuth> oidc() {
    return authType == null ? Optional.empty() : OidcAuth.read(authType, extraFields.asMap());
  }
}
