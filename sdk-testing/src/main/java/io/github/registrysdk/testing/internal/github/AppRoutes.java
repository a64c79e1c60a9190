package io.github.registrysdk.testing.internal.github;

import io.github.registrysdk.testing.GitHubOperation;
import io.github.registrysdk.testing.internal.FakeRequest;
import io.github.registrysdk.testing.internal.FakeResponse;
import io.github.registrysdk.testing.internal.Json;
import io.github.registrysdk.testing.internal.Route;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What a GitHub App asks for as itself, to come by a token. */
final class AppRoutes {

  static final String PERMISSION = "organization_private_registries";

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
            this::installation));
  }

  private FakeResponse createToken(FakeRequest request) {
    AppState app = state.app(request);
    long id = number(request.parameter("id"));
    OrganizationState organization = app.installations.get(id);
    if (organization == null) {
      throw GitHubErrors.notFound();
    }
    String access = requestedAccess(request);
    var token = state.newInstallationToken(id, organization, Set.of(PERMISSION + ":" + access));
    var body =
        Json.object()
            .put("token", token.token())
            .put("expires_at", GitHubJson.seconds(token.expiresAt()))
            .put("repository_selection", "all");
    body.putObject("permissions").put(PERMISSION, access);
    return FakeResponse.json(201, body);
  }

  /** All that the installation has, unless the request asks for less. */
  private static String requestedAccess(FakeRequest request) {
    if (!request.hasBody()) {
      return "write";
    }
    var body = RequestBody.of(request);
    if (!body.has("permissions")) {
      return "write";
    }
    String access = body.object("permissions").oneOf(PERMISSION, Set.of("read", "write"));
    if (access == null || body.object("permissions").size() > 1) {
      throw GitHubErrors.refusal(
          422, "The permissions requested are not granted to this installation.");
    }
    return access;
  }

  private FakeResponse installation(FakeRequest request) {
    AppState app = state.app(request);
    OrganizationState organization = state.organization(request);
    return app.installations.entrySet().stream()
        .filter(entry -> entry.getValue() == organization)
        .mapToLong(Map.Entry::getKey)
        .mapToObj(id -> FakeResponse.json(200, GitHubJson.installation(id, app, organization)))
        .findFirst()
        .orElseThrow(GitHubErrors::notFound);
  }

  private static long number(String text) {
    try {
      return Long.parseLong(text);
    } catch (NumberFormatException notAnId) {
      throw GitHubErrors.notFound();
    }
  }
}
