package io.github.registrysdk.testing.internal.buildkite;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.registrysdk.testing.BuildkiteOperation;
import io.github.registrysdk.testing.internal.RequestLimit.Usage;
import io.github.registrysdk.testing.internal.Route;
import io.github.registrysdk.testing.internal.http.FakeRequest;
import io.github.registrysdk.testing.internal.http.FakeResponse;
import io.github.registrysdk.testing.internal.http.Json;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;

/**
 * The rate limits of an organization, and the access token of a request, as in {@code
 * pages/apis/rest_api/organizations/rate_limits.md} and {@code pages/apis/rest_api/access_token.md}
 * of {@code buildkite/docs}.
 */
final class AccountRoutes {

  private final BuildkiteState state;
  private final BuildkiteRules rules;

  AccountRoutes(BuildkiteState state, BuildkiteRules rules) {
    this.state = state;
    this.rules = rules;
  }

  List<Route<BuildkiteOperation>> routes() {
    return List.of(
        new Route<>(
            BuildkiteOperation.GET_RATE_LIMIT,
            "GET",
            "/v2/organizations/{org}/rate_limit",
            this::rateLimit),
        new Route<>(
            BuildkiteOperation.GET_ACCESS_TOKEN, "GET", "/v2/access-token", this::accessToken),
        new Route<>(
            BuildkiteOperation.REVOKE_ACCESS_TOKEN, "DELETE", "/v2/access-token", this::revoke));
  }

  private FakeResponse rateLimit(FakeRequest request) {
    state.organization(request);
    var body = Json.object();
    ObjectNode scopes = body.putObject("scopes");
    put(scopes.putObject(BuildkiteRules.REST), rules.organizationUsage(request));
    // Nothing uses GraphQL here.
    put(scopes.putObject("graphql"), new Usage(50_000, 0, Duration.ofMinutes(5)));
    return FakeResponse.json(200, body);
  }

  private void put(ObjectNode node, Usage usage) {
    node.put("limit", usage.limit())
        .put("current", usage.current())
        .put("reset", usage.resetSeconds())
        .put("reset_at", state.now().plus(usage.reset()).truncatedTo(ChronoUnit.SECONDS).toString())
        .put("enforced", true);
  }

  private FakeResponse accessToken(FakeRequest request) {
    AccessToken token = state.accessToken(request);
    if (token == null) {
      throw BuildkiteErrors.unauthorized();
    }
    return FakeResponse.json(200, token.json());
  }

  private FakeResponse revoke(FakeRequest request) {
    state.revoke(String.valueOf(state.credential(request)));
    return FakeResponse.empty(204);
  }
}
