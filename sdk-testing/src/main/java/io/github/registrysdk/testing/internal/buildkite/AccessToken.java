package io.github.registrysdk.testing.internal.buildkite;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.registrysdk.testing.internal.ExpiringToken;
import io.github.registrysdk.testing.internal.http.Json;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

/** An API access token and its user. */
final class AccessToken extends ExpiringToken {

  private static final String NAME = "Fake User";
  private static final String EMAIL = "fake-user@example.com";

  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss 'UTC'", Locale.ROOT)
          .withZone(ZoneOffset.UTC);

  private final String id;
  private final String userId;
  private final Set<String> scopes;
  private final Instant createdAt;

  AccessToken(String id, String userId, Set<String> scopes, Instant createdAt) {
    this.id = id;
    this.userId = userId;
    this.scopes = new TreeSet<>(scopes);
    this.createdAt = createdAt;
  }

  String userId() {
    return userId;
  }

  /**
   * The page of the rate limits asks for {@code read_accounts}, which Buildkite's list of scopes
   * does not have. Other operations on an organization need {@code read_organizations}, so either
   * is enough.
   */
  boolean grants(String scope) {
    return scopes.contains(scope)
        || (scope.equals("read_accounts") && scopes.contains("read_organizations"));
  }

  /** The token as {@code GET /v2/access-token} shows it, with times in the form of its page. */
  ObjectNode json() {
    ObjectNode node = Json.object().put("uuid", id);
    scopes.forEach(node.putArray("scopes")::add);
    node.put("description", "Fake Token").put("created_at", TIME.format(createdAt));
    Instant expiry = expiresAt();
    node.put("expires_at", expiry == null ? null : TIME.format(expiry));
    node.putObject("user").put("email", EMAIL).put("name", NAME);
    return node;
  }

  /** The user as {@code created_by} shows it. */
  ObjectNode user() {
    return Json.object()
        .put("id", userId)
        .put("graphql_id", BuildkiteJson.graphqlId("User", userId))
        .put("name", NAME)
        .put("email", EMAIL)
        .putNull("avatar_url")
        .put("created_at", BuildkiteJson.millis(createdAt));
  }
}
