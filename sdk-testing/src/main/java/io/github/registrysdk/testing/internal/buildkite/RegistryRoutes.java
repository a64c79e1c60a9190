package io.github.registrysdk.testing.internal.buildkite;

import io.github.registrysdk.testing.BuildkiteOperation;
import io.github.registrysdk.testing.internal.NumberedPage;
import io.github.registrysdk.testing.internal.Route;
import io.github.registrysdk.testing.internal.http.FakeRequest;
import io.github.registrysdk.testing.internal.http.FakeResponse;
import io.github.registrysdk.testing.internal.http.Json;
import java.util.List;

/**
 * The five operations on registries, as on <a
 * href="https://buildkite.com/docs/apis/rest-api/package-registries/registries">Buildkite's
 * page</a>.
 *
 * <p>An update is a POST on that page, a PATCH in {@code buildkite/go-buildkite} and a PUT in
 * {@code buildkite/terraform-provider-buildkite}. A new name makes a new slug: {@code
 * pages/package_registries/registries/_updatable_registry_components_1.md} of {@code
 * buildkite/docs}, and {@code buildkite/resource_registry.go} of the Terraform provider. That the
 * old slug is not found then is an assumption.
 */
final class RegistryRoutes {

  static final String ALL = "/v2/packages/organizations/{org}/registries";
  static final String ONE = ALL + "/{registry}";

  private final BuildkiteState state;
  private final int pageSize;

  RegistryRoutes(BuildkiteState state, int pageSize) {
    this.state = state;
    this.pageSize = pageSize;
  }

  List<Route<BuildkiteOperation>> routes() {
    return List.of(
        new Route<>(BuildkiteOperation.CREATE_REGISTRY, "POST", ALL, this::create),
        new Route<>(BuildkiteOperation.LIST_REGISTRIES, "GET", ALL, this::list),
        new Route<>(BuildkiteOperation.GET_REGISTRY, "GET", ONE, this::get),
        new Route<>(BuildkiteOperation.UPDATE_REGISTRY, "POST", ONE, this::update),
        new Route<>(BuildkiteOperation.UPDATE_REGISTRY, "PATCH", ONE, this::update),
        new Route<>(BuildkiteOperation.UPDATE_REGISTRY, "PUT", ONE, this::update),
        new Route<>(BuildkiteOperation.DELETE_REGISTRY, "DELETE", ONE, this::delete));
  }

  private FakeResponse create(FakeRequest request) {
    OrganizationState organization = state.organization(request);
    var body = new RequestBody(request.json());
    String ecosystem = body.required("ecosystem");
    if (!ecosystem.matches("[a-z][a-z0-9_]*")) {
      throw BuildkiteErrors.invalid("ecosystem", "invalid");
    }
    var registry =
        new RegistryState(
            state.newId(), organization, body.required("name"), ecosystem, body.texts("team_ids"));
    registry.description = body.optional("description");
    registry.emoji = body.optional("emoji");
    registry.color = body.optional("color");
    registry.oidcPolicy = body.policy("oidc_policy");
    return respond(request, state.addRegistry(registry));
  }

  private FakeResponse list(FakeRequest request) {
    var all = List.copyOf(state.organization(request).registries.values());
    var page = NumberedPage.of(request, all, pageSize, pageSize);
    var array = Json.array();
    page.items().forEach(item -> array.add(BuildkiteJson.listedRegistry(request.baseUrl(), item)));
    return page.linked(FakeResponse.json(200, array));
  }

  private FakeResponse get(FakeRequest request) {
    return respond(request, state.registry(request));
  }

  private FakeResponse update(FakeRequest request) {
    RegistryState registry = state.registry(request);
    var body = new RequestBody(request.json());
    // All is read before anything is set, so that a refused update changes nothing.
    String name = body.has("name") ? body.required("name") : registry.name;
    String description = body.optional("description");
    String emoji = body.optional("emoji");
    String color = body.optional("color");
    var policy = body.policy("oidc_policy");
    registry.organization.rename(registry, name);
    registry.description = body.has("description") ? description : registry.description;
    registry.emoji = body.has("emoji") ? emoji : registry.emoji;
    registry.color = body.has("color") ? color : registry.color;
    registry.oidcPolicy = body.has("oidc_policy") ? policy : registry.oidcPolicy;
    return respond(request, registry);
  }

  private FakeResponse delete(FakeRequest request) {
    RegistryState registry = state.registry(request);
    registry.organization.registries.remove(registry.slug);
    return FakeResponse.empty(200);
  }

  private static FakeResponse respond(FakeRequest request, RegistryState registry) {
    return FakeResponse.json(200, BuildkiteJson.registry(request.baseUrl(), registry));
  }
}
