package io.github.registrysdk.testing.internal.buildkite;

import io.github.registrysdk.testing.BuildkiteOperation;
import io.github.registrysdk.testing.internal.ProviderRules;
import io.github.registrysdk.testing.internal.RequestLimit;
import io.github.registrysdk.testing.internal.RequestLimit.Usage;
import io.github.registrysdk.testing.internal.http.FakeRequest;
import io.github.registrysdk.testing.internal.http.FakeResponse;
import io.github.registrysdk.testing.internal.http.HttpDate;
import io.github.registrysdk.testing.internal.http.Json;
import io.github.registrysdk.testing.internal.http.Refusal;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/**
 * Tokens, scopes and the two rate limits, as in {@code pages/apis/rest_api/rate_limits.md} of
 * {@code buildkite/docs}. A request that names no organization counts for the user only.
 */
final class BuildkiteRules implements ProviderRules<BuildkiteOperation> {

  static final String REST = "rest";
  static final String REST_USER = "rest_user";

  private static final String EXCEEDED = "You have exceeded your API rate limit.";

  private final BuildkiteState state;
  private final RequestLimit perOrganization;
  private final RequestLimit perUser;

  BuildkiteRules(BuildkiteState state, int organizationLimit, int userLimit) {
    this.state = state;
    this.perOrganization = new RequestLimit(organizationLimit, Duration.ofMinutes(1));
    this.perUser = new RequestLimit(userLimit, Duration.ofMinutes(1));
  }

  @Override
  public void admit(FakeRequest request, BuildkiteOperation operation) {
    AccessToken token = state.accessToken(request);
    if (token == null && !isOpenedByOidc(request, operation)) {
      throw BuildkiteErrors.unauthorized();
    }
    Usage user = token == null ? null : perUser.count(token.userId(), state.now());
    String named = request.parameterOrNull("org");
    Usage organization = named == null ? null : perOrganization.count(named, state.now());
    if (user != null && user.isExceeded()) {
      throw new Refusal(refusal(REST_USER, user));
    }
    if (organization != null && organization.isExceeded()) {
      throw new Refusal(refusal(REST, organization));
    }
    if (token != null && !operation.scopes().stream().allMatch(token::grants)) {
      throw BuildkiteErrors.forbidden();
    }
  }

  /**
   * The API accepts OIDC tokens for the packages of a registry: the pages below {@code
   * package_registries/ecosystems} of {@code buildkite/docs}. It has no user.
   */
  private boolean isOpenedByOidc(FakeRequest request, BuildkiteOperation operation) {
    String sent = request.bearer();
    return sent != null
        && request.parameterOrNull("registry") != null
        && state.registries(request).stream()
            .anyMatch(registry -> registry.isOpenedByOidc(sent, operation.scopes(), state.now()));
  }

  @Override
  public boolean isComplete(String path) {
    return path.startsWith("/v2/packages/");
  }

  @Override
  public Map<String, String> headers(FakeRequest request) {
    var headers = new HashMap<String, String>();
    headers.put("X-Request-Id", state.newId());
    headers.put("Date", HttpDate.format(state.now()));
    if (request.parameterOrNull("org") != null) {
      headers.putAll(headers(REST, organizationUsage(request)));
    }
    AccessToken token = state.accessToken(request);
    if (token != null) {
      headers.putAll(headers(REST_USER, perUser.peek(token.userId(), state.now())));
    }
    return headers;
  }

  @Override
  public FakeResponse rateLimited(FakeRequest request, String scope, Duration reset) {
    AccessToken token = state.accessToken(request);
    int limit =
        scope.equals(REST_USER) && token != null
            ? perUser.peek(token.userId(), state.now()).limit()
            : perOrganization.peek("", state.now()).limit();
    return refusal(scope, new Usage(limit, limit + 1, reset));
  }

  Usage organizationUsage(FakeRequest request) {
    return perOrganization.peek(request.parameter("org"), state.now());
  }

  private static FakeResponse refusal(String scope, Usage usage) {
    var body =
        Json.object()
            .put(
                "message",
                EXCEEDED
                    + " Please wait "
                    + usage.resetSeconds()
                    + " seconds before making more requests.")
            .put("scope", scope)
            .put("limit", usage.limit())
            .put("current", usage.current())
            .put("reset", usage.resetSeconds());
    return FakeResponse.json(429, body).withHeaders(headers(scope, usage));
  }

  private static Map<String, String> headers(String scope, Usage usage) {
    String prefix = scope.equals(REST_USER) ? "RateLimit-User-" : "RateLimit-";
    var headers = new HashMap<String, String>();
    headers.put(prefix + "Scope", scope);
    headers.put(prefix + "Remaining", String.valueOf(usage.remaining()));
    headers.put(prefix + "Limit", String.valueOf(usage.limit()));
    headers.put(prefix + "Reset", String.valueOf(usage.resetSeconds()));
    if (usage.remaining() == 0) {
      headers.put(prefix + "Warning", EXCEEDED);
    }
    return headers;
  }
}
