package io.github.registrysdk.testing.internal.github;

import com.fasterxml.jackson.databind.node.NullNode;
import io.github.registrysdk.testing.GitHubOperation;
import io.github.registrysdk.testing.internal.Route;
import io.github.registrysdk.testing.internal.http.FakeRequest;
import io.github.registrysdk.testing.internal.http.FakeResponse;
import io.github.registrysdk.testing.internal.http.Json;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What a GitHub App sends to get a token, and to revoke it. The routes follow <a
 * href="https://docs.github.com/rest/apps">GitHub's documentation of Apps</a>.
 */
final class AppRoutes {

  /** What an installation may do. */
  static final Map<String, String> GRANTED =
      new TreeMap<>(
          Map.of(
              "organization_private_registries",
              "write",
              "organization_dependabot_secrets",
              "write",
              "metadata",
              "read"));

  private final GitHubState state;
  private final String basePath;

  AppRoutes(GitHubState state, String basePath) {
    this.state = state;
    this.basePath = basePath;
  }

  List<Route<GitHubOperation>> routes() {
    return List.of(
        new Route<>(
            GitHubOperation.CREATE_INSTALLATION_TOKEN,
            "POST",
            basePath + "app/installations/{id}/access_tokens",
            this::createToken),
        new Route<>(
            GitHubOperation.GET_ORG_INSTALLATION,
            "GET",
            basePath + "orgs/{org}/installation",
            this::installation),
        new Route<>(
            GitHubOperation.REVOKE_INSTALLATION_TOKEN,
            "DELETE",
            basePath + "installation/token",
            this::revokeToken));
  }

  private FakeResponse createToken(FakeRequest request) {
    AppState app = state.app(request);
    long id = number(request.parameter("id"));
    AppState.Installation installation = app.installations.get(id);
    if (installation == null) {
      throw GitHubErrors.notFound();
    }
    Map<String, String> access = requestedAccess(request);
    var token =
        state.newInstallationToken(
            id,
            installation.organization(),
            access.entrySet().stream()
                .map(one -> one.getKey() + ":" + one.getValue())
                .collect(Collectors.toSet()));
    var body =
        Json.object()
            .put("token", token.token())
            .put("expires_at", GitHubJson.seconds(token.expiresAt()))
            .put("repository_selection", "all");
    access.forEach(body.putObject("permissions")::put);
    return FakeResponse.json(201, body);
  }

  /**
   * All that the installation has, unless the request asks for less. The body is optional;
   * go-github and ghinstallation send {@code null} for none.
   */
  private static Map<String, String> requestedAccess(FakeRequest request) {
    if (!request.hasBody() || Json.read(request.bytes()) instanceof NullNode) {
      return GRANTED;
    }
    var body = RequestBody.of(request, GitHubOperation.CREATE_INSTALLATION_TOKEN);
    if (!body.has("permissions")) {
      return GRANTED;
    }
    RequestBody permissions = body.object("permissions");
    var access = new TreeMap<String, String>();
    GRANTED.forEach(
        (name, most) -> {
          String asked = permissions.oneOf(name, List.of("read", most));
          if (asked != null) {
            access.put(name, asked);
          }
        });
    if (access.size() < Math.max(1, permissions.size())) {
      throw GitHubErrors.refusal(
          422, "The permissions requested are not granted to this installation.");
    }
    return access;
  }

  private FakeResponse installation(FakeRequest request) {
    AppState app = state.app(request);
    OrganizationState organization = state.organization(request);
    return app.installations.entrySet().stream()
        .filter(entry -> entry.getValue().organization() == organization)
        .findFirst()
        .map(
            entry ->
                GitHubJson.installation(
                    entry.getKey(), app, entry.getValue(), request.baseUrl().resolve(basePath)))
        .map(body -> FakeResponse.json(200, body))
        .orElseThrow(GitHubErrors::notFound);
  }

  /** Only an installation token can be revoked here; the status for others is not documented. */
  private FakeResponse revokeToken(FakeRequest request) {
    AccessToken token = state.accessToken(request);
    if (token == null || !token.isInstallation()) {
      throw GitHubErrors.refusal(403, "Resource not accessible by personal access token");
    }
    state.revoke(String.valueOf(state.credential(request)));
    return FakeResponse.empty(204);
  }

  private static long number(String text) {
    try {
      return Long.parseLong(text);
    } catch (NumberFormatException notAnId) {
      throw GitHubErrors.notFound();
    }
  }
}
