package io.github.registrysdk.testing.internal.github;

import io.github.registrysdk.testing.internal.ExpiringToken;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** An access token of a user or of an installation. */
final class AccessToken extends ExpiringToken {

  private final String userId;
  private final boolean installation;
  private final Set<String> permissions;
  private final @Nullable OrganizationState onlyIn;

  AccessToken(
      String token, String userId, Set<String> permissions, @Nullable OrganizationState onlyIn) {
    this.userId = userId;
    this.installation = token.startsWith("ghs_");
    this.permissions = Set.copyOf(permissions);
    this.onlyIn = onlyIn;
  }

  String userId() {
    return userId;
  }

  /** What GitHub calls it when it refuses. */
  String kind() {
    return installation ? "integration" : "personal access token";
  }

  boolean isInstallation() {
    return installation;
  }

  boolean grants(String permission) {
    return permissions.contains("admin:org")
        || permissions.contains(permission)
        || permissions.contains(permission.replace(":read", ":write"));
  }

  /**
   * A classic token needs the scope {@code repo}, others the permission for all repositories or for
   * this one.
   */
  boolean reads(RepositoryState repository) {
    boolean metadata =
        permissions.contains("metadata:read") || permissions.contains(metadataOf(repository));
    return (metadata || permissions.contains("repo")) && reaches(repository.owner);
  }

  /** The permission for a repository alone. */
  static String metadataOf(RepositoryState repository) {
    return "metadata:read:" + repository.id;
  }

  /** An installation's token is good for its own organization only. */
  boolean reaches(String organization) {
    return onlyIn == null || onlyIn.login.equalsIgnoreCase(organization);
  }
}
