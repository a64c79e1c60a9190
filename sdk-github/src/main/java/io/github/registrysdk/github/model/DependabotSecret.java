package io.github.registrysdk.github.model;

import io.github.registrysdk.core.JsonFields;
import io.github.registrysdk.core.toolkit.UserInfo;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A Dependabot secret of an organization. GitHub never returns its value.
 *
 * @param name the name in upper case, such as {@code NPM_TOKEN}, which {@code dependabot.yml} uses
 * @param visibility which repositories may use the secret
 * @param selectedRepositoriesUrl the URL of the list of selected repositories; null if repositories
 *     are not selected
 * @param createdAt when the secret was created
 * @param updatedAt when the secret was last changed
 * @param extraFields the fields of the response that this version of the SDK does not know
 */
public record DependabotSecret(
    String name,
    RegistryVisibility visibility,
    @Nullable String selectedRepositoriesUrl,
    Instant createdAt,
    Instant updatedAt,
    JsonFields extraFields) {
  /** Removes a user name and password from {@code selectedRepositoriesUrl}. */
  public DependabotSecret {
    selectedRepositoriesUrl = UserInfo.removedFrom(selectedRepositoriesUrl);
    extraFields = extraFields == null ? JsonFields.none() : extraFields;
  }
}
