package io.github.registrysdk.testing.internal.buildkite;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.registrysdk.testing.BuildkiteOperation;
import io.github.registrysdk.testing.FakeBuildkiteOrganization;
import io.github.registrysdk.testing.FakeWebhook;
import io.github.registrysdk.testing.internal.Backend;
import io.github.registrysdk.testing.internal.FakeServer;
import io.github.registrysdk.testing.internal.Route;
import io.github.registrysdk.testing.internal.buildkite.oidc.OidcHost;
import io.github.registrysdk.testing.internal.buildkite.oidc.OidcToken;
import io.github.registrysdk.testing.internal.http.Json;
import io.github.registrysdk.testing.internal.http.Refusal;
import io.github.registrysdk.testing.internal.http.UploadedFile;
import java.net.URI;
import java.security.PublicKey;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The host of the API and the host of the storage, over one state. */
public final class BuildkiteBackend extends Backend<BuildkiteOperation, BuildkiteState> {

  private final BuildkiteRules rules;
  private final FakeServer<BuildkiteOperation> api;
  private final FakeServer<BuildkiteOperation> storageHost;
  private final PackagesHost packages;
  private final OidcHost oidc;
  private @Nullable FakeServer<BuildkiteOperation> packagesHost;
  private @Nullable FakeServer<BuildkiteOperation> oidcHost;

  /** Starts both hosts. */
  public BuildkiteBackend(Settings settings) {
    super(
        settings.clock(),
        new BuildkiteState(settings.clock()),
        Set.of(BuildkiteRules.REST, BuildkiteRules.REST_USER));
    this.rules = new BuildkiteRules(state, settings.organizationLimit(), settings.userLimit());
    var storage = new UploadStorage(state, settings.presignedFor());
    var host = new StorageHost(state, storage, journal());
    this.storageHost = listen(host, host.routes());
    storage.listensAt(storageHost.baseUrl());
    this.packages = new PackagesHost(state, storage);
    this.oidc = new OidcHost(state::now, state::newId);
    this.api = listen(rules, routes(storage, settings));
  }

  private List<Route<BuildkiteOperation>> routes(UploadStorage storage, Settings settings) {
    var routes = new ArrayList<Route<BuildkiteOperation>>();
    routes.addAll(new RegistryRoutes(state, settings.listPageSize()).routes());
    routes.addAll(new TokenRoutes(state, settings.listPageSize()).routes());
    routes.addAll(new PackageRoutes(state, storage).routes());
    routes.addAll(new AccountRoutes(state, rules).routes());
    return settings.observedStatuses() ? routes.stream().map(this::observed).toList() : routes;
  }

  /**
   * Scripts of 2026-09 have seen 201 for the list of packages and for publishing. {@code
   * buildkite/go-buildkite} expects 204 from each delete. For the list of registries, the
   * acceptance tests of {@code buildkite/terraform-provider-buildkite} insist on 200.
   */
  private Route<BuildkiteOperation> observed(Route<BuildkiteOperation> route) {
    return switch (route.operation()) {
      case LIST_PACKAGES, PUBLISH_PACKAGE -> route.respondingWith(201);
      case DELETE_REGISTRY, DELETE_TOKEN, DELETE_PACKAGE -> route.respondingWith(204);
      default -> route;
    };
  }

  @Override
  public URI baseUrl() {
    return api.baseUrl();
  }

  /** The URL of the storage. */
  public URI storageUrl() {
    return storageHost.baseUrl();
  }

  /** The URL of the host of the packages, which listens from the first call on. */
  public synchronized URI packagesUrl() {
    if (packagesHost == null) {
      packagesHost = listen(packages, packages.routes());
    }
    return packagesHost.baseUrl();
  }

  /** The URL of the host that issues OIDC tokens, which listens from the first call on. */
  private synchronized URI oidcUrl() {
    if (oidcHost == null) {
      oidcHost = listen(oidc, oidc.routes());
    }
    return oidcHost.baseUrl();
  }

  /** Adds a job and returns its environment variables. */
  public Map<String, String> addAgentJob(Map<String, String> claims) {
    URI url = oidcUrl();
    return locked(
        () -> {
          String token = state.newSecret();
          return Map.of(
              "BUILDKITE_JOB_ID",
              oidc.addJob("Token " + token, claims),
              "BUILDKITE_AGENT_ENDPOINT",
              url + "v3",
              "BUILDKITE_AGENT_ACCESS_TOKEN",
              token);
        });
  }

  /** Adds a job and returns its environment variables. */
  public Map<String, String> addActionsJob(Map<String, String> claims) {
    URI url = oidcUrl();
    return locked(
        () -> {
          String token = state.newSecret();
          String id = oidc.addJob("Bearer " + token, claims);
          return Map.of(
              "ACTIONS_ID_TOKEN_REQUEST_URL",
              url + "idtoken/" + id + "?api-version=2.0",
              "ACTIONS_ID_TOKEN_REQUEST_TOKEN",
              token);
        });
  }

  /** Signs an OIDC token. */
  public String oidcToken(Map<String, ?> claims) {
    return locked(
        () -> {
          ObjectNode all = Json.object();
          claims.forEach(all::putPOJO);
          return OidcToken.sign(all);
        });
  }

  /** Adds an access token with a public key. */
  public void addKeyPair(String uuid, PublicKey key, Set<String> scopes) {
    locked(() -> state.addKeyPair(uuid, key, scopes));
  }

  /** Adds or replaces an access token. */
  public void addAccessToken(String token, Set<String> scopes) {
    locked(() -> state.addAccessToken(token, scopes));
  }

  /** Adds an empty registry and returns its slug. */
  public String addRegistry(String organization, String name, String ecosystem) {
    return locked(
        () -> {
          var owner = state.find(organization);
          var registry = new RegistryState(state.newId(), owner, name, ecosystem, List.of());
          if (owner.registries.containsKey(registry.slug)) {
            throw new IllegalArgumentException("there is a registry " + registry.slug);
          }
          return state.addRegistry(registry).slug;
        });
  }

  /** Adds a package and returns its id. */
  public String addPackage(String organization, String slug, String fileName, byte[] content) {
    return locked(
        () -> {
          var registry = state.find(organization).registries.get(slug);
          if (registry == null) {
            throw new NoSuchElementException("no registry \"" + slug + "\" in " + organization);
          }
          if (registry.ecosystem.equals("files")
              && PackageCoordinates.of("files", fileName).variant() == null) {
            throw new IllegalArgumentException("not {BASENAME}-{SEMVER}.{EXT}: " + fileName);
          }
          try {
            if (registry.ecosystem.equals("java") && fileName.contains("/")) {
              return new MavenRepository(state, registry).put(fileName, content).orElseThrow().id();
            }
            var coordinates = PackageCoordinates.of(registry.ecosystem, fileName);
            var file = UploadedFile.of(fileName, content);
            var item = new PackageState(state.newId(), coordinates, file, state.now());
            return state.addPackage(registry, item).id();
          } catch (Refusal exists) {
            throw new IllegalArgumentException(
                "there is a package " + fileName + " already", exists);
          }
        });
  }

  /** The request of a webhook about a package. */
  public FakeWebhook packageCreated(String organization, String slug, String id, String token) {
    String json =
        locked(
            () -> {
              var registry = state.find(organization).registries.get(slug);
              var found = registry == null ? null : registry.packages.get(id);
              if (registry == null || found == null) {
                throw new NoSuchElementException(
                    "no package \"" + id + "\" in the registry \"" + slug + "\"");
              }
              return Json.text(BuildkiteJson.packageCreated(baseUrl(), registry, found));
            });
    return webhook("package.created", json, token);
  }

  /** The request of a webhook, signed now. */
  public FakeWebhook webhook(String event, String json, String token) {
    return Webhooks.signed(event, json, token, locked(state::now));
  }

  /** A snapshot of an organization. */
  public FakeBuildkiteOrganization organization(String slug) {
    return locked(() -> state.find(slug).view());
  }

  /**
   * How the fake is set up.
   *
   * @param clock timestamps and limits
   * @param organizationLimit requests a minute for an organization
   * @param userLimit requests a minute for an access token
   * @param presignedFor how long an upload form is good
   * @param listPageSize page size of the plain lists
   * @param observedStatuses whether the statuses are the observed ones where pages show others
   */
  public record Settings(
      InstantSource clock,
      int organizationLimit,
      int userLimit,
      Duration presignedFor,
      int listPageSize,
      boolean observedStatuses) {}
}
