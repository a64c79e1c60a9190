package io.github.registrysdk.testing.internal.github;

import io.github.registrysdk.testing.internal.ProviderState;
import io.github.registrysdk.testing.internal.TimeOrderedIds;
import io.github.registrysdk.testing.internal.http.FakeRequest;
import io.github.registrysdk.testing.internal.http.Refusal;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Everything that GitHub would keep. Guarded by the fake's lock. */
final class GitHubState extends ProviderState<OrganizationState, AccessToken> {

  private static final Duration INSTALLATION_TOKEN_LIFE = Duration.ofHours(1);

  private final Map<String, AppState> apps = new HashMap<>();

  /** By owner and name, also those from which GitHub redirects. */
  private final Map<String, RepositoryState> repositories =
      new TreeMap<>(String.CASE_INSENSITIVE_ORDER);

  private final TimeOrderedIds ids;
  private final SecureRandom random = new SecureRandom();
  private long lastNumber = 1_000_000;

  GitHubState(InstantSource clock) {
    // "The organization name. The name is not case sensitive."
    super(clock, new TreeMap<>(String.CASE_INSENSITIVE_ORDER));
    this.ids = new TimeOrderedIds(clock);
  }

  /** An id in the form of GitHub's request ids. */
  String newRequestId() {
    return ids.next().toUpperCase(Locale.ROOT).replace('-', ':');
  }

  @Override
  protected OrganizationState newOrganization(String login) {
    return new OrganizationState(++lastNumber, login, newKey(), newKey());
  }

  @Override
  protected Refusal noOrganization() {
    return GitHubErrors.notFound();
  }

  SealingKey newKey() {
    return new SealingKey(random);
  }

  void addAccessToken(String token, Set<String> permissions) {
    putAccessToken(token, new AccessToken(token, String.valueOf(++lastNumber), permissions, null));
  }

  /**
   * GitHub accepts {@code token} as well, for access tokens but not for JSON Web Tokens:
   * "Authenticating to the REST API" in GitHub's documentation. ghinstallation and Octokit send it.
   */
  @Override
  protected @Nullable String credential(FakeRequest request) {
    String bearer = request.bearer();
    return bearer == null ? request.credential("token ") : bearer;
  }

  void addApp(String issuer, PublicKey key, long installationId, OrganizationState organization) {
    AppState app = apps.computeIfAbsent(issuer, unused -> newApp(issuer, key));
    app.key = key;
    app.installations.put(installationId, new AppState.Installation(organization, now()));
  }

  /** A JSON Web Token names the App's id or its client id. */
  private AppState newApp(String issuer, PublicKey key) {
    return issuer.matches("[0-9]{1,18}")
        ? new AppState(Long.parseLong(issuer), "Iv1.fake" + issuer, key)
        : new AppState(++lastNumber, issuer, key);
  }

  /** The App that signed the request's JSON Web Token. */
  AppState app(FakeRequest request) {
    AppJwt jwt = AppJwt.parse(request.bearer());
    AppState app = apps.get(jwt.issuer());
    if (app == null) {
      throw GitHubErrors.refusal(404, "Integration not found");
    }
    jwt.verify(app.key, now());
    return app;
  }

  /** A new token of an installation, good for an hour. */
  InstallationToken newInstallationToken(
      long installationId, OrganizationState organization, Set<String> permissions) {
    byte[] bytes = new byte[18];
    random.nextBytes(bytes);
    String token = "ghs_" + HexFormat.of().formatHex(bytes);
    // GitHub reports the expiry in whole seconds, so the token must expire then.
    Instant end = now().truncatedTo(ChronoUnit.SECONDS).plus(INSTALLATION_TOKEN_LIFE);
    var access =
        new AccessToken(token, "installation " + installationId, permissions, organization);
    access.expireAt(end);
    putAccessToken(token, access);
    return new InstallationToken(token, end);
  }

  RepositoryState addRepository(String owner, String name) {
    RepositoryState repository = new RepositoryState(++lastNumber, owner, name);
    RepositoryState there = repositories.get(repository.fullName());
    if (there != null && there.fullName().equalsIgnoreCase(repository.fullName())) {
      throw new IllegalArgumentException(
          "there is a repository \"" + repository.fullName() + "\" already");
    }
    repositories.put(repository.fullName(), repository);
    return repository;
  }

  /** GitHub redirects from the earlier name until another repository has it. */
  void moveRepository(String owner, String name, String newOwner, String newName) {
    RepositoryState repository = findRepository(owner, name);
    repository.owner = newOwner;
    repository.name = newName;
    repositories.put(repository.fullName(), repository);
  }

  /** The repository that a test names. */
  RepositoryState findRepository(String owner, String name) {
    RepositoryState repository = repositories.get(find(owner).login + "/" + name);
    if (repository == null) {
      throw new NoSuchElementException(
          "no repository \"%s/%s\", only %s".formatted(owner, name, repositories.keySet()));
    }
    return repository;
  }

  /** The repository that has this name, or had it. */
  RepositoryState repository(String fullName) {
    RepositoryState repository = repositories.get(fullName);
    if (repository == null) {
      throw GitHubErrors.notFound();
    }
    return repository;
  }

  RepositoryState repository(FakeRequest request, String parameter) {
    String id = request.parameter(parameter);
    return repositories.values().stream()
        .filter(repository -> String.valueOf(repository.id).equals(id))
        .findFirst()
        .orElseThrow(GitHubErrors::notFound);
  }

  /** The repository with this id, if there is one. */
  Stream<RepositoryState> knownRepository(long id) {
    return repositories.values().stream().filter(repository -> repository.id == id).limit(1);
  }

  /** GitHub hides from a token the repositories that it must not see. */
  boolean canRead(FakeRequest request, RepositoryState repository) {
    AccessToken token = accessToken(request);
    return token != null && token.reads(repository);
  }

  RegistryState registry(FakeRequest request) {
    return organization(request).registry(request.parameter("name"));
  }

  /**
   * A token as it is handed out.
   *
   * @param token the token itself
   * @param expiresAt when it ends
   */
  record InstallationToken(String token, Instant expiresAt) {}
}
