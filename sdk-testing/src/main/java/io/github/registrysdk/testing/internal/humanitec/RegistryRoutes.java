package io.github.registrysdk.testing.internal.humanitec;

import io.github.registrysdk.testing.HumanitecOperation;
import io.github.registrysdk.testing.internal.Route;
import io.github.registrysdk.testing.internal.http.FakeRequest;
import io.github.registrysdk.testing.internal.http.FakeResponse;
import io.github.registrysdk.testing.internal.http.Json;
import java.util.List;

/** The six operations on registries and their credentials. */
final class RegistryRoutes {

  private static final String ALL = "/orgs/{org}/registries";
  private static final String ONE = ALL + "/{registry}";
  private static final String CREDS = ONE + "/creds";

  private final HumanitecState state;
  private final CredsIssuer issuer;

  RegistryRoutes(HumanitecState state, CredsIssuer issuer) {
    this.state = state;
    this.issuer = issuer;
  }

  List<Route<HumanitecOperation>> routes() {
    return List.of(
        new Route<>(HumanitecOperation.LIST_REGISTRIES, "GET", ALL, this::list),
        new Route<>(HumanitecOperation.CREATE_REGISTRY, "POST", ALL, this::create),
        new Route<>(HumanitecOperation.GET_REGISTRY, "GET", ONE, this::get),
        new Route<>(HumanitecOperation.GET_CREDS, "GET", CREDS, this::creds),
        new Route<>(HumanitecOperation.UPDATE_REGISTRY, "PATCH", ONE, this::update),
        new Route<>(HumanitecOperation.DELETE_REGISTRY, "DELETE", ONE, this::delete));
  }

  private FakeResponse list(FakeRequest request) {
    var array = Json.array();
    state
        .organization(request)
        .registries
        .values()
        .forEach(registry -> array.add(HumanitecJson.registry(registry)));
    return FakeResponse.json(200, array);
  }

  private FakeResponse create(FakeRequest request) {
    OrganizationState organization = state.organization(request);
    var sent = RegistryRequest.read(RequestFields.of(request, state.errors));
    if (organization.hasId(sent.id())) {
      throw state.errors.taken("id");
    }
    if (organization.hasName(sent.registry())) {
      throw state.errors.taken("registry");
    }
    var registry = new RegistryState(sent.id(), sent.registry(), sent.type(), state.now());
    registry.accept(sent);
    organization.add(registry);
    return FakeResponse.json(201, HumanitecJson.registry(registry));
  }

  private FakeResponse get(FakeRequest request) {
    return FakeResponse.json(200, HumanitecJson.registry(state.registry(request)));
  }

  private FakeResponse creds(FakeRequest request) {
    RegistryState registry = state.registry(request);
    AccountCreds issued = issuer.issue(registry, state.now());
    return FakeResponse.json(200, HumanitecJson.creds(registry, issued));
  }

  private FakeResponse update(FakeRequest request) {
    RegistryState registry = state.registry(request);
    if (registry.isBuiltIn()) {
      throw state.errors.builtIn("changed");
    }
    var sent = RegistryRequest.read(RequestFields.of(request, state.errors));
    if (!sent.id().equals(registry.id)) {
      throw state.errors.invalid("id", "is not the id in the path");
    }
    boolean renamed = !sent.registry().equals(registry.name);
    if (renamed && state.organization(request).hasName(sent.registry())) {
      throw state.errors.taken("registry");
    }
    registry.accept(sent);
    return FakeResponse.json(200, HumanitecJson.registry(registry));
  }

  private FakeResponse delete(FakeRequest request) {
    RegistryState registry = state.registry(request);
    if (registry.isBuiltIn()) {
      throw state.errors.builtIn("deleted");
    }
    state.organization(request).registries.remove(registry.id);
    return FakeResponse.empty(204);
  }
}
