package io.github.registrysdk.testing.internal.github;

import io.github.registrysdk.testing.FakeGitHubOrganization;
import io.github.registrysdk.testing.GitHubOperation;
import io.github.registrysdk.testing.internal.CallJournal;
import io.github.registrysdk.testing.internal.FakeServer;
import io.github.registrysdk.testing.internal.FaultPlan;
import io.github.registrysdk.testing.internal.Route;
import java.net.URI;
import java.security.PublicKey;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.NoSuchElementException;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/** The API's host over its state. */
public final class GitHubBackend implements AutoCloseable {

  private final ReentrantLock lock = new ReentrantLock();
  private final FaultPlan<GitHubOperation> faults = new FaultPlan<>(GitHubRules.SCOPES);
  private final CallJournal journal = new CallJournal();
  private final Settings settings;
  private final GitHubState state;
  private final FakeServer<GitHubOperation> api;

  /** Starts the host. */
  public GitHubBackend(Settings settings) {
    this.settings = settings;
    this.state = new GitHubState(settings.clock());
    var rules =
        new GitHubRules(
            state, settings.hourlyLimit(), settings.writeLimit(), settings.olderServer());
    var routes = new ArrayList<Route<GitHubOperation>>();
    routes.addAll(new RegistryRoutes(state, settings.basePath(), settings.olderServer()).routes());
    routes.addAll(new AppRoutes(state, settings.basePath()).routes());
    this.api = new FakeServer<>(lock, faults, journal, rules, routes).start();
  }

  /** The API's address, its base path included. */
  public URI baseUrl() {
    return api.baseUrl().resolve(settings.basePath());
  }

  /** The host's faults. */
  public FaultPlan<GitHubOperation> faults() {
    return faults;
  }

  /** What the host received. */
  public CallJournal journal() {
    return journal;
  }

  /** Adds an empty organization. */
  public void addOrganization(String login) {
    locked(
        () -> {
          state.addOrganization(login);
          return login;
        });
  }

  /** Adds or replaces an access token. */
  public void addAccessToken(String token, Set<String> permissions) {
    locked(
        () -> {
          state.addAccessToken(token, permissions);
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

  /** Adds an App or another installation of one. */
  public void addApp(String issuer, PublicKey key, long installationId, String organization) {
    if (!key.getAlgorithm().equals("RSA")) {
      throw new IllegalArgumentException("a GitHub App signs with an RSA key");
    }
    locked(
        () -> {
          state.addApp(issuer, key, installationId, find(organization));
          return issuer;
        });
  }

  /** Adds a registry and tells its name. */
  public String addRegistry(String organization, String type, String url, String secret) {
    return locked(
        () -> {
          var owner = find(organization);
          var registry =
              new RegistryState(owner.freeName(type), type, AuthType.TOKEN, "private", state.now());
          registry.url = settings.olderServer() ? null : url;
          registry.secret = secret;
          owner.registries.put(registry.name, registry);
          return registry.name;
        });
  }

  /** Gives an organization a new key and tells its id. */
  public String rotateKey(String organization) {
    return locked(
        () -> {
          var owner = find(organization);
          owner.key = state.newKey();
          return owner.key.id;
        });
  }

  /** A snapshot of an organization. */
  public FakeGitHubOrganization organization(String login) {
    return locked(() -> find(login).view());
  }

  private OrganizationState find(String login) {
    OrganizationState found = state.organizations.get(login);
    if (found == null) {
      throw new NoSuchElementException(
          "no organization \"%s\", only %s".formatted(login, state.organizations.keySet()));
    }
    return found;
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
  }

  /**
   * How the fake is set up.
   *
   * @param clock timestamps, limits and expiry
   * @param hourlyLimit requests an hour for a token
   * @param writeLimit requests other than GET a minute for a token
   * @param basePath the path before every route, starting and ending with a slash
   * @param olderServer whether addresses and ways to sign in are not known yet
   */
  public record Settings(
      InstantSource clock, int hourlyLimit, int writeLimit, String basePath, boolean olderServer) {}
}
