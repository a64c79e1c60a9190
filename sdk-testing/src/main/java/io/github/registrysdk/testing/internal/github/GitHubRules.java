package io.github.registrysdk.testing.internal.github;

import io.github.registrysdk.testing.GitHubOperation;
import io.github.registrysdk.testing.internal.ProviderRules;
import io.github.registrysdk.testing.internal.RequestLimit;
import io.github.registrysdk.testing.internal.RequestLimit.Usage;
import io.github.registrysdk.testing.internal.http.FakeRequest;
import io.github.registrysdk.testing.internal.http.FakeResponse;
import io.github.registrysdk.testing.internal.http.HttpDate;
import io.github.registrysdk.testing.internal.http.Refusal;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** API versions, tokens, permissions and the two rate limits. */
final class GitHubRules implements ProviderRules<GitHubOperation> {

  private static final String PRIMARY = "core";
  private static final String SECONDARY = "secondary";
  private static final String WITHOUT_TIME = "secondary-words";

  /** The names of the limits; each has a variant with the status 429 instead of 403. */
  static final Set<String> SCOPES =
      Set.of(
          PRIMARY,
          PRIMARY + "-429",
          SECONDARY,
          SECONDARY + "-429",
          WITHOUT_TIME,
          WITHOUT_TIME + "-429");

  /**
   * go-github recognizes a secondary limit by the end of this URL: {@code CheckResponse} in its
   * {@code github/github.go}.
   */
  private static final String LIMITS = "/overview/rate-limits-for-the-rest-api";

  private static final String FIRST_VERSION = "2022-11-28";

  private final GitHubState state;
  private final Set<String> versions;
  private final RequestLimit primary;
  private final RequestLimit secondary;

  GitHubRules(GitHubState state, int hourlyLimit, int writeLimit, boolean older) {
    this.state = state;
    this.versions = older ? Set.of(FIRST_VERSION) : Set.of(FIRST_VERSION, "2026-03-10");
    this.primary = new RequestLimit(hourlyLimit, Duration.ofHours(1));
    this.secondary = new RequestLimit(writeLimit, Duration.ofMinutes(1));
  }

  @Override
  public void admit(FakeRequest request, GitHubOperation operation) {
    String agent = request.header("User-Agent");
    if (agent == null || agent.isBlank()) {
      throw GitHubErrors.refusal(403, "Please make sure your request has a User-Agent header.");
    }
    if (!versions.contains(version(request))) {
      throw GitHubErrors.refusal(
          400, "The X-GitHub-Api-Version is not among the supported versions: " + versions);
    }
    if (operation == GitHubOperation.CREATE_INSTALLATION_TOKEN
        || operation == GitHubOperation.GET_ORG_INSTALLATION) {
      count(request, "app"); // the handler reads the App's own sign-in
      return;
    }
    AccessToken token = state.accessToken(request);
    if (token == null) {
      throw GitHubErrors.unauthorized(
          request.header("Authorization") == null ? "Requires authentication" : "Bad credentials");
    }
    count(request, token.userId());
    for (String permission : operation.permissions()) {
      if (!token.grants(permission) || !token.reaches(request.parameter("org"))) {
        throw GitHubErrors.notAccessible(token.kind(), permission);
      }
    }
  }

  private void count(FakeRequest request, String user) {
    Usage hour = primary.count(user, state.now());
    if (hour.isExceeded()) {
      throw new Refusal(rateLimited(request, PRIMARY, hour.reset()));
    }
    if (!request.method().equals("GET")) {
      Usage minute = secondary.count(user, state.now());
      if (minute.isExceeded()) {
        throw new Refusal(rateLimited(request, SECONDARY, minute.reset()));
      }
    }
  }

  @Override
  public boolean isComplete(String path) {
    return path.contains("/private-registries") || path.contains("/dependabot/secrets");
  }

  @Override
  public Map<String, String> headers(FakeRequest request) {
    var headers = new HashMap<String, String>();
    headers.put("X-GitHub-Request-Id", state.newRequestId());
    headers.put("X-GitHub-Media-Type", "github.v3; format=json");
    headers.put("Date", HttpDate.format(state.now()));
    if (versions.contains(version(request))) {
      headers.put("X-GitHub-Api-Version-Selected", version(request));
    }
    headers.putAll(headers(usage(request)));
    return headers;
  }

  @Override
  public FakeResponse rateLimited(FakeRequest request, String scope, Duration reset) {
    int status = scope.endsWith("-429") ? 429 : 403;
    if (scope.startsWith(PRIMARY)) {
      int limit = usage(request).limit();
      return GitHubErrors.message(status, "API rate limit exceeded for user ID 1.", LIMITS)
          .withHeaders(headers(new Usage(limit, limit, reset)));
    }
    FakeResponse refusal =
        GitHubErrors.message(
            status,
            "You have exceeded a secondary rate limit. Please wait a few minutes before you try"
                + " again.",
            LIMITS + "#about-secondary-rate-limits");
    String seconds = String.valueOf(new Usage(1, 1, reset).resetSeconds());
    return scope.startsWith(WITHOUT_TIME) ? refusal : refusal.withHeader("Retry-After", seconds);
  }

  private Usage usage(FakeRequest request) {
    AccessToken token = state.accessToken(request);
    return primary.peek(token == null ? "app" : token.userId(), state.now());
  }

  private Map<String, String> headers(Usage usage) {
    Instant reset = state.now().plus(usage.reset()).plusNanos(999_999_999);
    return Map.of(
        "X-RateLimit-Limit", String.valueOf(usage.limit()),
        "X-RateLimit-Remaining", String.valueOf(usage.remaining()),
        "X-RateLimit-Used", String.valueOf(usage.current()),
        "X-RateLimit-Reset", String.valueOf(reset.getEpochSecond()),
        "X-RateLimit-Resource", "core");
  }

  private static String version(FakeRequest request) {
    String named = request.header("X-GitHub-Api-Version");
    return named == null ? FIRST_VERSION : named;
  }
}
