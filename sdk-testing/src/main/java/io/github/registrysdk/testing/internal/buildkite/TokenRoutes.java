package io.github.registrysdk.testing.internal.buildkite;

import io.github.registrysdk.testing.BuildkiteOperation;
import io.github.registrysdk.testing.internal.NumberedPage;
import io.github.registrysdk.testing.internal.Route;
import io.github.registrysdk.testing.internal.http.FakeRequest;
import io.github.registrysdk.testing.internal.http.FakeResponse;
import io.github.registrysdk.testing.internal.http.Json;
import java.util.List;

/**
 * The five operations on registry tokens, as on <a
 * href="https://buildkite.com/docs/apis/rest-api/package-registries/registry-tokens">Buildkite's
 * page</a>. The page does not show the secret of a new token; {@code package_registry_tokens.go} of
 * {@code buildkite/go-buildkite} reads it. The update is a POST there too.
 */
final class TokenRoutes {

  private static final String ALL = RegistryRoutes.ONE + "/tokens";
  private static final String ONE = ALL + "/{id}";

  private final BuildkiteState state;
  private final int pageSize;

  TokenRoutes(BuildkiteState state, int pageSize) {
    this.state = state;
    this.pageSize = pageSize;
  }

  List<Route<BuildkiteOperation>> routes() {
    return List.of(
        new Route<>(BuildkiteOperation.CREATE_TOKEN, "POST", ALL, this::create),
        new Route<>(BuildkiteOperation.LIST_TOKENS, "GET", ALL, this::list),
        new Route<>(BuildkiteOperation.GET_TOKEN, "GET", ONE, this::get),
        new Route<>(BuildkiteOperation.UPDATE_TOKEN, "POST", ONE, this::update),
        new Route<>(BuildkiteOperation.DELETE_TOKEN, "DELETE", ONE, this::delete));
  }

  private FakeResponse create(FakeRequest request) {
    RegistryState registry = state.registry(request);
    String description = new RequestBody(request.json()).required("description");
    AccessToken author = state.accessToken(request);
    if (author == null) {
      throw BuildkiteErrors.unauthorized();
    }
    var token =
        new TokenState(state.newId(), state.newSecret(), state.now(), author.user(), description);
    registry.tokens.put(token.id, token);
    var body = BuildkiteJson.token(request.baseUrl(), registry, token);
    return FakeResponse.json(200, body.put("token", token.secret));
  }

  private FakeResponse list(FakeRequest request) {
    RegistryState registry = state.registry(request);
    var page = NumberedPage.of(request, List.copyOf(registry.tokens.values()), pageSize, pageSize);
    var array = Json.array();
    page.items()
        .forEach(token -> array.add(BuildkiteJson.token(request.baseUrl(), registry, token)));
    return page.linked(FakeResponse.json(200, array));
  }

  private FakeResponse get(FakeRequest request) {
    RegistryState registry = state.registry(request);
    return respond(request, registry, registry.token(request.parameter("id")));
  }

  private FakeResponse update(FakeRequest request) {
    RegistryState registry = state.registry(request);
    TokenState token = registry.token(request.parameter("id"));
    token.description = new RequestBody(request.json()).required("description");
    return respond(request, registry, token);
  }

  private FakeResponse delete(FakeRequest request) {
    RegistryState registry = state.registry(request);
    registry.tokens.remove(registry.token(request.parameter("id")).id);
    return FakeResponse.empty(200);
  }

  private static FakeResponse respond(
      FakeRequest request, RegistryState registry, TokenState token) {
    return FakeResponse.json(200, BuildkiteJson.token(request.baseUrl(), registry, token));
  }
}
