package io.github.registrysdk.testing.internal.github;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.registrysdk.testing.GitHubOperation;
import io.github.registrysdk.testing.internal.NumberedPage;
import io.github.registrysdk.testing.internal.Route;
import io.github.registrysdk.testing.internal.http.FakeRequest;
import io.github.registrysdk.testing.internal.http.FakeResponse;
import io.github.registrysdk.testing.internal.http.Json;
import java.util.List;
import java.util.Objects;
import java.util.TreeSet;

/**
 * The six operations on private registries. The routes follow GitHub's OpenAPI description, {@code
 * docs/openapi/github.json}.
 */
final class RegistryRoutes {

  private static final String ALL = "orgs/{org}/private-registries";
  private static final String PUBLIC_KEY = ALL + "/public-key";
  private static final String ONE = ALL + "/{name}";

  private final GitHubState state;
  private final String basePath;
  private final boolean older;
  private final boolean reportsRepositories;
  private final List<String> types;

  RegistryRoutes(GitHubState state, GitHubBackend.Settings settings) {
    this.state = state;
    this.basePath = settings.basePath();
    this.older = settings.olderServer();
    this.reportsRepositories = settings.reportsRepositories();
    this.types =
        older
            ? List.of("maven_repository")
            : RegistryFields.TYPES.stream()
                .filter(type -> !settings.refusedTypes().contains(type))
                .toList();
  }

  List<Route<GitHubOperation>> routes() {
    return List.of(
        route(GitHubOperation.LIST_REGISTRIES, "GET", ALL, this::list),
        route(GitHubOperation.CREATE_REGISTRY, "POST", ALL, this::create),
        route(GitHubOperation.GET_PUBLIC_KEY, "GET", PUBLIC_KEY, this::publicKey),
        route(GitHubOperation.GET_REGISTRY, "GET", ONE, this::get),
        route(GitHubOperation.UPDATE_REGISTRY, "PATCH", ONE, this::update),
        route(GitHubOperation.DELETE_REGISTRY, "DELETE", ONE, this::delete));
  }

  private Route<GitHubOperation> route(
      GitHubOperation operation, String method, String path, Route.Handler handler) {
    return new Route<>(operation, method, basePath + path, handler);
  }

  private FakeResponse list(FakeRequest request) {
    var all = List.copyOf(state.organization(request).registries.values());
    var page = NumberedPage.of(request, all, 30, 100);
    var body = Json.object().put("total_count", all.size());
    var array = body.putArray("configurations");
    page.items().forEach(item -> array.add(json(item)));
    return page.linked(FakeResponse.json(200, body));
  }

  private FakeResponse create(FakeRequest request) {
    OrganizationState organization = state.organization(request);
    var body = body(request, GitHubOperation.CREATE_REGISTRY);
    body.require(
        older
            ? List.of("registry_type", "encrypted_value", "key_id", "visibility")
            : List.of("registry_type", "url", "visibility"));
    AuthType auth = authType(body, AuthType.TOKEN);
    body.require(auth.takesSecret() ? List.of("encrypted_value", "key_id") : auth.required());
    var fields = RegistryFields.read(body, auth, "private", organization.key);
    String type = Objects.requireNonNull(fields.type(), "required above");
    var registry =
        new RegistryState(
            organization.freeName(type), type, auth, fields.visibility(), state.now());
    registry.apply(fields, state.now());
    organization.registries.put(registry.name, registry);
    return FakeResponse.json(201, GitHubJson.created(registry, older));
  }

  private FakeResponse publicKey(FakeRequest request) {
    return FakeResponse.json(200, GitHubJson.publicKey(state.organization(request).key));
  }

  private FakeResponse get(FakeRequest request) {
    return FakeResponse.json(200, json(state.registry(request)));
  }

  private FakeResponse update(FakeRequest request) {
    RegistryState registry = state.registry(request);
    var body = body(request, GitHubOperation.UPDATE_REGISTRY);
    if (authType(body, registry.authType) != registry.authType) {
      throw body.invalid("auth_type", "cannot be changed");
    }
    SealingKey key = state.organization(request).key;
    registry.apply(
        RegistryFields.read(body, registry.authType, registry.visibility, key), state.now());
    return FakeResponse.empty(204);
  }

  private FakeResponse delete(FakeRequest request) {
    RegistryState registry = state.registry(request);
    state.organization(request).registries.remove(registry.name);
    return FakeResponse.empty(204);
  }

  private static AuthType authType(RequestBody body, AuthType otherwise) {
    String named = body.oneOf("auth_type", AuthType.NAMES);
    return named == null ? otherwise : AuthType.named(named);
  }

  private ObjectNode json(RegistryState registry) {
    return GitHubJson.registry(registry, older, reportsRepositories);
  }

  private RequestBody body(FakeRequest request, GitHubOperation operation) {
    var body = RequestBody.of(request, operation);
    if (older) {
      var newer = new TreeSet<>(AuthType.ALL_FIELDS);
      newer.addAll(List.of("auth_type", "replaces_base", "url"));
      body.refuse(newer, "is not a permitted key");
    }
    body.oneOf("registry_type", types);
    return body;
  }
}
