package io.github.registrysdk.testing.internal.github;

import io.github.registrysdk.testing.FakeGitHubOrganization;
import io.github.registrysdk.testing.GitHubOperation;
import io.github.registrysdk.testing.internal.Backend;
import io.github.registrysdk.testing.internal.FakeServer;
import io.github.registrysdk.testing.internal.Route;
import java.net.URI;
import java.security.PublicKey;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** The host of the API over its state. */
public final class GitHubBackend extends Backend<GitHubOperation, GitHubState> {

  private final Settings settings;
  private final FakeServer<GitHubOperation> api;

  /** Starts the host. */
  public GitHubBackend(Settings settings) {
    super(settings.clock(), new GitHubState(settings.clock()), GitHubRules.SCOPES);
    this.settings = settings;
    var rules =
        new GitHubRules(
            state, settings.hourlyLimit(), settings.writeLimit(), settings.olderServer());
    var routes = new ArrayList<Route<GitHubOperation>>();
    routes.addAll(new RegistryRoutes(state, settings).routes());
    routes.addAll(new DependabotRoutes(state, settings.basePath()).routes());
    routes.addAll(new RepositoryRoutes(state, settings.basePath()).routes());
    routes.addAll(new AppRoutes(state, settings.basePath()).routes());
    this.api = listen(rules, routes);
  }

  @Override
  public URI baseUrl() {
    return api.baseUrl().resolve(settings.basePath());
  }

  /** Adds or replaces an access token. */
  public void addAccessToken(String token, Set<String> permissions) {
    locked(() -> state.addAccessToken(token, permissions));
  }

  /** Adds an App or another installation of one. */
  public void addApp(String issuer, PublicKey key, long installationId, String organization) {
    if (!key.getAlgorithm().equals("RSA")) {
      throw new IllegalArgumentException("a GitHub App signs with an RSA key");
    }
    locked(() -> state.addApp(issuer, key, installationId, state.find(organization)));
  }

  /** Adds a registry and returns its name. */
  public String addRegistry(String organization, String type, String url, String secret) {
    return locked(
        () -> {
          var owner = state.find(organization);
          var registry =
              new RegistryState(owner.freeName(type), type, AuthType.TOKEN, "private", state.now());
          registry.url = settings.olderServer() ? null : url;
          registry.secret = secret;
          owner.registries.put(registry.name, registry);
          return registry.name;
        });
  }

  /** Gives an organization a new key and returns its id. */
  public String rotateKey(String organization) {
    return locked(
        () -> {
          var owner = state.find(organization);
          owner.key = state.newKey();
          return owner.key.id;
        });
  }

  /** Gives an organization a new key for Dependabot secrets and returns its id. */
  public String rotateDependabotKey(String organization) {
    return locked(
        () -> {
          var owner = state.find(organization);
          owner.dependabotKey = state.newKey();
          return owner.dependabotKey.id;
        });
  }

  /** Adds a private repository and returns its id. */
  public long addRepository(String organization, String name) {
    return locked(() -> state.addRepository(state.find(organization).login, name).id);
  }

  /** Renames a repository, and transfers it if the owner is another one. */
  public void moveRepository(String owner, String name, String newOwner, String newName) {
    locked(() -> state.moveRepository(owner, name, newOwner, newName));
  }

  /** Adds an access token that reads some repositories. */
  public void addRepositoryToken(String token, String organization, String... repositories) {
    locked(
        () ->
            state.addAccessToken(
                token,
                Arrays.stream(repositories)
                    .map(name -> state.findRepository(organization, name))
                    .map(AccessToken::metadataOf)
                    .collect(Collectors.toSet())));
  }

  /** Adds a Dependabot secret. */
  public void addDependabotSecret(
      String organization, String name, String secret, long... repositoryIds) {
    locked(
        () -> {
          String visibility = repositoryIds.length == 0 ? "private" : "selected";
          var added =
              new SecretState(name.toUpperCase(Locale.ROOT), visibility, secret, state.now());
          Arrays.stream(repositoryIds).forEach(added.repositories::add);
          state.find(organization).secrets.put(added.name, added);
        });
  }

  /** A snapshot of an organization. */
  public FakeGitHubOrganization organization(String login) {
    return locked(() -> state.find(login).view());
  }

  /**
   * How the fake is set up.
   *
   * @param clock timestamps, limits and expiry
   * @param hourlyLimit requests an hour for a token
   * @param writeLimit requests other than GET a minute for a token
   * @param basePath the path before every route, starting and ending with a slash
   * @param olderServer whether URLs and types of authentication are not known yet
   * @param reportsRepositories whether get and list return the selected repositories
   * @param refusedTypes the types of which no registry can be created
   */
  public record Settings(
      InstantSource clock,
      int hourlyLimit,
      int writeLimit,
      String basePath,
      boolean olderServer,
      boolean reportsRepositories,
      Set<String> refusedTypes) {}
}
