package io.github.registrysdk.testing.internal.github;

import io.github.registrysdk.testing.internal.FakeRequest;
import io.github.registrysdk.testing.internal.TimeOrderedIds;
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
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Everything that GitHub would keep. Guarded by the fake's lock. */
final class GitHubState {

  private static final Duration INSTALLATION_TOKEN_LIFE = Duration.ofHours(1);

  /** "The organization name. The name is not case sensitive." */
  final Map<String, OrganizationState> organizations = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);

  private final Map<String, AccessToken> accessTokens = new HashMap<>();
  private final Map<String, AppState> apps = new HashMap<>();
  private final InstantSource clock;
  private final TimeOrderedIds ids;
  private final SecureRandom random = new SecureRandom();
  private long lastNumber = 1_000_000;

  GitHubState(InstantSource clock) {
    this.clock = clock;
    this.ids = new TimeOrderedIds(clock);
  }

  Instant now() {
    return clock.instant();
  }

  /** An id in the form of GitHub's request ids. */
  String newRequestId() {
    return ids.next().toUpperCase(Locale.ROOT).replace('-', ':');
  }

  void addOrganization(String login) {
    if (organizations.containsKey(login)) {
      throw new IllegalArgumentException("there is an organization \"" + login + "\" already");
    }
    organizations.put(login, new OrganizationState(++lastNumber, login, newKey()));
  }

  SealingKey newKey() {
    return new SealingKey(random);
  }

  void addAccessToken(String token, Set<String> permissions) {
    accessTokens.put(
        token, new AccessToken(token, String.valueOf(++lastNumber), permissions, null));
  }

  void revoke(String token) {
    if (accessTokens.remove(token) == null) {
      throw new IllegalArgumentException("no such access token");
    }
  }

  void expire(String token, Instant at) {
    AccessToken found = accessTokens.get(token);
    if (found == null) {
      throw new IllegalArgumentException("no such access token");
    }
    found.expireAt(at);
  }

  void addApp(String issuer, PublicKey key, long installationId, OrganizationState organization) {
    AppState app = apps.computeIfAbsent(issuer, unused -> new AppState(++lastNumber, key));
    app.key = key;
    app.installations.put(installationId, organization);
  }

  /** The token that the request carries, if it is known and valid. */
  @Nullable AccessToken accessToken(FakeRequest request) {
    String bearer = request.bearer();
    AccessToken token = bearer == null ? null : accessTokens.get(bearer);
    return token == null || token.isExpired(now()) ? null : token;
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
    // GitHub tells the end in whole seconds, and so that is when it must come.
    Instant end = now().truncatedTo(ChronoUnit.SECONDS).plus(INSTALLATION_TOKEN_LIFE);
    var access =
        new AccessToken(token, "installation " + installationId, permissions, organization);
    access.expireAt(end);
    accessTokens.put(token, access);
    return new InstallationToken(token, end);
  }

  OrganizationState organization(FakeRequest request) {
    OrganizationState found = organizations.get(request.parameter("org"));
    if (found == null) {
      throw GitHubErrors.notFound();
    }
    return found;
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
