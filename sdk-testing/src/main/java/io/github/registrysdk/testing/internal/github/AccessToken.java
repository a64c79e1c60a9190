package io.github.registrysdk.testing.internal.github;

import io.github.registrysdk.testing.internal.ExpiringToken;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** An access token of a user or of an installation. */
final class AccessToken extends ExpiringToken {

  private final String userId;
  private final String kind;
  private final Set<String> permissions;
  private final @Nullable OrganizationState onlyIn;

  AccessToken(
      String token, String userId, Set<String> permissions, @Nullable OrganizationState onlyIn) {
    this.userId = userId;
    this.kind = token.startsWith("ghs_") ? "integration" : "personal access token";
    this.permissions = Set.copyOf(permissions);
    this.onlyIn = onlyIn;
  }

  String userId() {
    return userId;
  }

  /** What GitHub calls it when it refuses. */
  String kind() {
    return kind;
  }

  boolean grants(String permission) {
    return permissions.contains("admin:org")
        || permissions.contains(permission)
        || permissions.contains(permission.replace(":read", ":write"));
  }

  /** An installation's token is good for its own organization only. */
  boolean reaches(String organization) {
    return onlyIn == null || onlyIn.login.equalsIgnoreCase(organization);
  }
}
