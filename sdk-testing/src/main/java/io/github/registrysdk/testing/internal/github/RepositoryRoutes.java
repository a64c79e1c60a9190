package io.github.registrysdk.testing.internal.github;

import io.github.registrysdk.testing.GitHubOperation;
import io.github.registrysdk.testing.internal.Route;
import io.github.registrysdk.testing.internal.http.FakeRequest;
import io.github.registrysdk.testing.internal.http.FakeResponse;
import io.github.registrysdk.testing.internal.http.Json;
import java.util.List;

/**
 * Reads one repository. The route follows {@code repos/get} in GitHub's OpenAPI description. A name
 * that a repository had earlier is redirected with 301, as <a
 * href="https://docs.github.com/rest/using-the-rest-api/best-practices-for-using-the-rest-api#follow-redirects">GitHub's
 * documentation</a> says, to the URL by id that github.com names.
 */
final class RepositoryRoutes {

  private static final String FOLLOW =
      "https://docs.github.com/rest/guides/best-practices-for-using-the-rest-api#follow-redirects";

  private final GitHubState state;
  private final String basePath;

  RepositoryRoutes(GitHubState state, String basePath) {
    this.state = state;
    this.basePath = basePath;
  }

  List<Route<GitHubOperation>> routes() {
    return List.of(
        new Route<>(
            GitHubOperation.GET_REPOSITORY, "GET", basePath + "repos/{owner}/{repo}", this::get),
        new Route<>(
            GitHubOperation.GET_REPOSITORY, "GET", basePath + "repositories/{id}", this::getById));
  }

  private FakeResponse get(FakeRequest request) {
    String name = request.parameter("owner") + "/" + request.parameter("repo");
    RepositoryState repository = state.repository(name);
    if (!state.canRead(request, repository)) {
      throw GitHubErrors.notFound();
    }
    if (repository.fullName().equalsIgnoreCase(name)) {
      return response(request, repository);
    }
    String url = request.baseUrl().resolve(basePath) + "repositories/" + repository.id;
    return FakeResponse.json(
            301,
            Json.object()
                .put("message", "Moved Permanently")
                .put("url", url)
                .put("documentation_url", FOLLOW))
        .withHeader("Location", url);
  }

  private FakeResponse getById(FakeRequest request) {
    RepositoryState repository = state.repository(request, "id");
    if (!state.canRead(request, repository)) {
      throw GitHubErrors.notFound();
    }
    return response(request, repository);
  }

  private FakeResponse response(FakeRequest request, RepositoryState repository) {
    return FakeResponse.json(
        200, GitHubJson.repository(repository, request.baseUrl().resolve(basePath)));
  }
}
