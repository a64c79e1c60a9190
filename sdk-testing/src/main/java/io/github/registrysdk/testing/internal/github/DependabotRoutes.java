package io.github.registrysdk.testing.internal.github;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.registrysdk.testing.GitHubOperation;
import io.github.registrysdk.testing.internal.NumberedPage;
import io.github.registrysdk.testing.internal.Route;
import io.github.registrysdk.testing.internal.http.FakeRequest;
import io.github.registrysdk.testing.internal.http.FakeResponse;
import io.github.registrysdk.testing.internal.http.Json;
import java.net.URI;
import java.util.List;
import java.util.Locale;

/**
 * The operations on Dependabot secrets of organizations. The routes follow GitHub's OpenAPI
 * description, {@code docs/openapi/github.json}. The rules for names are those of <a
 * href="https://docs.github.com/en/code-security/dependabot/working-with-dependabot/configuring-access-to-private-registries-for-dependabot#naming-your-secrets">GitHub's
 * documentation</a>.
 *
 * <p>Not documented, and assumed here: a secret that does not exist yet needs a value, and its
 * refusals have the form of those of private registries; repositories that do not exist are kept as
 * ids, but not listed; selecting repositories of a secret that is not for selected repositories is
 * a conflict also where the description does not list the status.
 */
final class DependabotRoutes {

  private static final String ALL = "orgs/{org}/dependabot/secrets";
  private static final String ONE = ALL + "/{name}";
  private static final String REPOSITORIES = ONE + "/repositories";
  private static final String REPOSITORY = REPOSITORIES + "/{id}";
  private static final String IDS = "selected_repository_ids";

  private final GitHubState state;
  private final String basePath;

  DependabotRoutes(GitHubState state, String basePath) {
    this.state = state;
    this.basePath = basePath;
  }

  List<Route<GitHubOperation>> routes() {
    return List.of(
        route(GitHubOperation.LIST_DEPENDABOT_SECRETS, "GET", ALL, this::list),
        route(
            GitHubOperation.GET_DEPENDABOT_PUBLIC_KEY, "GET", ALL + "/public-key", this::publicKey),
        route(GitHubOperation.GET_DEPENDABOT_SECRET, "GET", ONE, this::get),
        route(GitHubOperation.PUT_DEPENDABOT_SECRET, "PUT", ONE, this::put),
        route(GitHubOperation.DELETE_DEPENDABOT_SECRET, "DELETE", ONE, this::delete),
        route(
            GitHubOperation.LIST_DEPENDABOT_REPOSITORIES, "GET", REPOSITORIES, this::repositories),
        route(
            GitHubOperation.SET_DEPENDABOT_REPOSITORIES,
            "PUT",
            REPOSITORIES,
            this::setRepositories),
        route(GitHubOperation.ADD_DEPENDABOT_REPOSITORY, "PUT", REPOSITORY, this::addRepository),
        route(
            GitHubOperation.REMOVE_DEPENDABOT_REPOSITORY,
            "DELETE",
            REPOSITORY,
            this::removeRepository));
  }

  private Route<GitHubOperation> route(
      GitHubOperation operation, String method, String path, Route.Handler handler) {
    return new Route<>(operation, method, basePath + path, handler);
  }

  private FakeResponse list(FakeRequest request) {
    var all = List.copyOf(state.organization(request).secrets.values());
    var page = NumberedPage.of(request, all, 30, 100);
    var body = Json.object().put("total_count", all.size());
    var array = body.putArray("secrets");
    page.items().forEach(secret -> array.add(json(request, secret)));
    return page.linked(FakeResponse.json(200, body));
  }

  private FakeResponse publicKey(FakeRequest request) {
    return FakeResponse.json(200, GitHubJson.publicKey(state.organization(request).dependabotKey));
  }

  private FakeResponse get(FakeRequest request) {
    return FakeResponse.json(200, json(request, secret(request)));
  }

  private FakeResponse put(FakeRequest request) {
    OrganizationState organization = state.organization(request);
    var body = RequestBody.of(request, GitHubOperation.PUT_DEPENDABOT_SECRET);
    String name = request.parameter("name").toUpperCase(Locale.ROOT);
    if (!name.matches("[A-Z_][A-Z0-9_]*")) {
      throw body.invalid(
          "name", "can only contain letters, digits and underscores, and not begin with a digit");
    }
    if (name.startsWith("GITHUB_")) {
      throw body.invalid("name", "must not start with GITHUB_");
    }
    body.require(List.of("visibility"));
    String visibility = String.valueOf(body.oneOf("visibility", RegistryFields.VISIBILITIES));
    List<Long> ids = body.idsOrTexts(IDS);
    if (ids != null && !visibility.equals("selected")) {
      throw body.invalid(IDS, "can only be given when visibility is selected");
    }
    SecretState secret = organization.secrets.get(name);
    boolean created = secret == null;
    if (created) {
      body.require(List.of("encrypted_value", "key_id"));
    }
    String value = body.secret(organization.dependabotKey);
    if (secret == null) {
      secret = new SecretState(name, visibility, String.valueOf(value), state.now());
      organization.secrets.put(name, secret);
    }
    secret.visibility = visibility;
    secret.secret = value == null ? secret.secret : value;
    secret.updatedAt = state.now();
    if (ids != null || !visibility.equals("selected")) {
      secret.repositories.clear();
    }
    if (ids != null) {
      secret.repositories.addAll(ids);
    }
    return created ? FakeResponse.json(201, Json.object()) : FakeResponse.empty(204);
  }

  private FakeResponse delete(FakeRequest request) {
    state.organization(request).secrets.remove(secret(request).name);
    return FakeResponse.empty(204);
  }

  private FakeResponse repositories(FakeRequest request) {
    var all = secret(request).repositories.stream().flatMap(state::knownRepository).toList();
    var page = NumberedPage.of(request, all, 30, 100);
    var body = Json.object().put("total_count", all.size());
    var array = body.putArray("repositories");
    URI api = request.baseUrl().resolve(basePath);
    page.items().forEach(repository -> array.add(GitHubJson.repository(repository, api)));
    return page.linked(FakeResponse.json(200, body));
  }

  private FakeResponse setRepositories(FakeRequest request) {
    var body = RequestBody.of(request, GitHubOperation.SET_DEPENDABOT_REPOSITORIES);
    body.require(List.of(IDS));
    List<Long> ids = body.ids(IDS);
    SecretState secret = selected(request);
    secret.repositories.clear();
    if (ids != null) {
      secret.repositories.addAll(ids);
    }
    return changed(secret);
  }

  private FakeResponse addRepository(FakeRequest request) {
    SecretState secret = selected(request);
    secret.repositories.add(state.repository(request, "id").id);
    return changed(secret);
  }

  private FakeResponse removeRepository(FakeRequest request) {
    SecretState secret = selected(request);
    secret.repositories.remove(state.repository(request, "id").id);
    return changed(secret);
  }

  private FakeResponse changed(SecretState secret) {
    secret.updatedAt = state.now();
    return FakeResponse.empty(204);
  }

  private SecretState secret(FakeRequest request) {
    String name = request.parameter("name").toUpperCase(Locale.ROOT);
    SecretState secret = state.organization(request).secrets.get(name);
    if (secret == null) {
      throw GitHubErrors.notFound();
    }
    return secret;
  }

  /** "Conflict when visibility type is not set to selected". */
  private SecretState selected(FakeRequest request) {
    SecretState secret = secret(request);
    if (!secret.visibility.equals("selected")) {
      throw GitHubErrors.refusal(409, "Conflict");
    }
    return secret;
  }

  private ObjectNode json(FakeRequest request, SecretState secret) {
    return GitHubJson.secret(
        secret, request.baseUrl().resolve(basePath) + "orgs/" + state.organization(request).login);
  }
}
