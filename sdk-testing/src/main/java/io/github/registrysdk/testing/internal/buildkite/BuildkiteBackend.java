package io.github.registrysdk.testing.internal.buildkite;

import io.github.registrysdk.testing.BuildkiteOperation;
import io.github.registrysdk.testing.FakeBuildkiteOrganization;
import io.github.registrysdk.testing.internal.CallJournal;
import io.github.registrysdk.testing.internal.FakeRequest;
import io.github.registrysdk.testing.internal.FakeResponse;
import io.github.registrysdk.testing.internal.FakeServer;
import io.github.registrysdk.testing.internal.FaultPlan;
import io.github.registrysdk.testing.internal.Json;
import io.github.registrysdk.testing.internal.Route;
import io.github.registrysdk.testing.internal.UploadedFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import okio.Buffer;

/** The API's host and the storage's host over one state. */
public final class BuildkiteBackend implements AutoCloseable {

  private final ReentrantLock lock = new ReentrantLock();
  private final FaultPlan<BuildkiteOperation> faults =
      new FaultPlan<>(Set.of(BuildkiteRules.REST, BuildkiteRules.REST_USER));
  private final CallJournal journal = new CallJournal();
  private final BuildkiteState state;
  private final BuildkiteRules rules;
  private final FakeServer<BuildkiteOperation> api;
  private final FakeServer<BuildkiteOperation> storageHost;

  /** Starts both hosts. */
  public BuildkiteBackend(Settings settings) {
    this.state = new BuildkiteState(settings.clock());
    this.rules = new BuildkiteRules(state, settings.organizationLimit(), settings.userLimit());
    var storage = new UploadStorage(state, settings.presignedFor());
    var host = new StorageHost(state, storage, journal);
    this.storageHost = new FakeServer<>(lock, faults, journal, host, host.routes()).start();
    storage.listensAt(storageHost.baseUrl());
    this.api =
        new FakeServer<>(lock, faults, journal, rules, routes(storage, settings.listPageSize()))
            .start();
  }

  private List<Route<BuildkiteOperation>> routes(UploadStorage storage, int listPageSize) {
    var routes = new ArrayList<Route<BuildkiteOperation>>();
    routes.addAll(new RegistryRoutes(state, listPageSize).routes());
    routes.addAll(new TokenRoutes(state, listPageSize).routes());
    routes.addAll(new PackageRoutes(state, storage).routes());
    routes.add(
        new Route<>(
            BuildkiteOperation.GET_RATE_LIMIT,
            "GET",
            "/v2/organizations/{org}/rate_limit",
            this::rateLimit));
    return routes;
  }

  private FakeResponse rateLimit(FakeRequest request) {
    state.organization(request);
    var usage = rules.organizationUsage(request);
    var body = Json.object();
    body.putObject("scopes")
        .putObject(BuildkiteRules.REST)
        .put("limit", usage.limit())
        .put("current", usage.current())
        .put("reset", usage.resetSeconds())
        .put("enforced", true);
    return FakeResponse.json(200, body);
  }

  /** The API's address. */
  public URI baseUrl() {
    return api.baseUrl();
  }

  /** The storage's address. */
  public URI storageUrl() {
    return storageHost.baseUrl();
  }

  /** The faults of both hosts. */
  public FaultPlan<BuildkiteOperation> faults() {
    return faults;
  }

  /** What both hosts received. */
  public CallJournal journal() {
    return journal;
  }

  /** Adds an empty organization. */
  public void addOrganization(String slug) {
    locked(
        () -> {
          state.addOrganization(slug);
          return slug;
        });
  }

  /** Adds or replaces an access token. */
  public void addAccessToken(String token, Set<String> scopes) {
    locked(
        () -> {
          state.addAccessToken(token, scopes);
          return token;
        });
  }

  /** Makes an access token unknown. */
  public void revoke(String token) {
    locked(
        () -> {
          state.revoke(token);
          return token;
        });
  }

  /** Makes an access token end. */
  public void expire(String token, Instant at) {
    locked(
        () -> {
          state.expire(token, at);
          return token;
        });
  }

  /** Adds an empty registry and tells its slug. */
  public String addRegistry(String organization, String name, String ecosystem) {
    return locked(
        () -> {
          var owner = find(organization);
          var registry = new RegistryState(state.newId(), owner, name, ecosystem, List.of());
          if (owner.registries.containsKey(registry.slug)) {
            throw new IllegalArgumentException("there is a registry " + registry.slug);
          }
          return state.addRegistry(registry).slug;
        });
  }

  /** Adds a package and tells its id. */
  public String addPackage(String organization, String slug, String fileName, byte[] content) {
    return locked(
        () -> {
          var registry = find(organization).registries.get(slug);
          if (registry == null) {
            throw new NoSuchElementException("no registry \"" + slug + "\" in " + organization);
          }
          var coordinates = PackageCoordinates.of(registry.ecosystem, fileName);
          var file = uploaded(fileName, content);
          var item = new PackageState(state.newId(), coordinates, file, state.now());
          return state.addPackage(registry, item).id();
        });
  }

  /** A snapshot of an organization. */
  public FakeBuildkiteOrganization organization(String slug) {
    return locked(() -> find(slug).view());
  }

  private OrganizationState find(String slug) {
    OrganizationState found = state.organizations.get(slug);
    if (found == null) {
      throw new NoSuchElementException(
          "no organization \"%s\", only %s".formatted(slug, state.organizations.keySet()));
    }
    return found;
  }

  private static UploadedFile uploaded(String fileName, byte[] content) {
    try {
      return UploadedFile.read(fileName, new Buffer().write(content));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private <T> T locked(Supplier<T> work) {
    lock.lock();
    try {
      return work.get();
    } finally {
      lock.unlock();
    }
  }

  @Override
  public void close() {
    api.close();
    storageHost.close();
  }

  /**
   * How the fake is set up.
   *
   * @param clock timestamps and limits
   * @param organizationLimit requests a minute for an organization
   * @param userLimit requests a minute for an access token
   * @param presignedFor how long an upload form is good
   * @param listPageSize page size of the plain lists
   */
  public record Settings(
      InstantSource clock,
      int organizationLimit,
      int userLimit,
      Duration presignedFor,
      int listPageSize) {}
}
