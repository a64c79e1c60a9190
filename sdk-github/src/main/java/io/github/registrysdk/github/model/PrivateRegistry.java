package io.github.registrysdk.github.model;

import com.fasterxml.jackson.annotation.JsonAnySetter;
import io.github.registrysdk.core.toolkit.ExtraFields;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A private registry of an organization, as GitHub tells it: never with its secret.
 *
 * @param name what names it in addresses, such as {@code MAVEN_REPOSITORY_SECRET}
 * @param registryType the kind of registry
 * @param authType how Dependabot signs in, or null from servers that do not say
 * @param url the registry's address, or null from servers that do not say
 * @param username with which Dependabot signs in, or null
 * @param replacesBase whether Dependabot uses it instead of the public registry, or null if GitHub
 *     does not say
 * @param visibility which kind of repositories may use it
 * @param selectedRepositoryIds the chosen repositories; empty unless the visibility is {@code
 *     selected} and GitHub tells them, which a list does not
 * @param createdAt when it was made
 * @param updatedAt when it, or its secret, was last changed
 * @param extraFields every other field; {@link #oidc()} reads those of the OIDC kinds
 */
public record PrivateRegistry(
    String name,
    PrivateRegistryType registryType,
    @Nullable RegistryAuthType authType,
    @Nullable String url,
    @Nullable String username,
    @Nullable Boolean replacesBase,
    RegistryVisibility visibility,
    List<Long> selectedRepositoryIds,
    Instant createdAt,
    Instant updatedAt,
    @JsonAnySetter Map<String, @Nullable Object> extraFields) {
  /** Copies the repositories' ids and the fields this version does not know; null becomes empty. */
  public PrivateRegistry {
    selectedRepositoryIds =
        selectedRepositoryIds == null ? List.of() : List.copyOf(selectedRepositoryIds);
    extraFields = ExtraFields.copyOf(extraFields);
  }

  /**
   * {@return how Dependabot signs in by OIDC; empty if it does not, or by a kind that this version
   * does not know}
   */
  public Optional<OidcAuth> oidc() {
    return authType == null ? Optional.empty() : OidcAuth.read(authType, extraFields);
  }
}
