package io.github.registrysdk.testing.internal.buildkite;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.registrysdk.testing.internal.ExpiringToken;
import io.github.registrysdk.testing.internal.Json;
import java.time.Instant;
import java.util.Set;

/** An API access token and its user. */
final class AccessToken extends ExpiringToken {

  private final String userId;
  private final Set<String> scopes;
  private final Instant userSince;

  AccessToken(String userId, Set<String> scopes, Instant userSince) {
    this.userId = userId;
    this.scopes = Set.copyOf(scopes);
    this.userSince = userSince;
  }

  String userId() {
    return userId;
  }

  boolean grants(String scope) {
    return scopes.contains(scope);
  }

  /** The user as {@code created_by} shows it. */
  ObjectNode user() {
    return Json.object()
        .put("id", userId)
        .put("graphql_id", BuildkiteJson.graphqlId("User", userId))
        .put("name", "Fake User")
        .put("email", "fake-user@example.com")
        .putNull("avatar_url")
        .put("created_at", BuildkiteJson.millis(userSince));
  }
}
