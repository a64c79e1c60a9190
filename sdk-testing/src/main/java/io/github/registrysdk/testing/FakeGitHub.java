package io.github.registrysdk.testing;

import io.github.registrysdk.testing.internal.github.GitHubBackend;
import java.security.PublicKey;
import java.time.Duration;
import java.util.NoSuchElementException;
import java.util.Set;

/**
 * GitHub's private registries and Dependabot secrets of organizations in this process. The fake
 * also has the repositories that may use them, authentication with access tokens and GitHub Apps,
 * and both rate limits.
 *
 * <p>The fake follows these rules:
 *
 * <ul>
 *   <li>Every organization has an X25519 key pair for private registries, and another for
 *       Dependabot secrets. The fake decrypts each secret that it receives. Its response is 422 if
 *       that fails, or if the request names another key.
 *   <li>Requests must follow GitHub's OpenAPI description. A field that belongs to another {@code
 *       auth_type} is refused. A secret together with OIDC is refused too, although the description
 *       only says that it should be omitted.
 *   <li>A refused create has the body that github.com was observed to send: a list of texts in
 *       {@code errors}. Other refusals have objects there, as in the description.
 *   <li>The description lists the status 400 for list and delete, but not its causes. The fake does
 *       not send it; use {@link Fault#status(int)}.
 *   <li>Access tokens are accepted with the schemes {@code Bearer} and {@code token}. The JSON Web
 *       Token of an App is only accepted with {@code Bearer}.
 *   <li>A registry is named after its type: {@code MAVEN_REPOSITORY_SECRET}, then {@code
 *       MAVEN_REPOSITORY_SECRET_2}.
 *   <li>Repositories are private. If a token must not see a repository, the response is 404. The
 *       earlier name of a repository that was renamed or transferred gets a redirect.
 *   <li>Names of Dependabot secrets are stored in upper case.
 *   <li>Names of organizations and repositories are case-insensitive.
 * </ul>
 *
 * @see <a
 *     href="https://docs.github.com/rest/private-registries/organization-configurations">GitHub's
 *     documentation of private registries</a>
 * @see <a href="https://docs.github.com/rest/dependabot/secrets">GitHub's documentation of
 *     Dependabot secrets</a>
 */
public final class FakeGitHub extends FakeProvider<FakeGitHub, GitHubOperation> {

  private final GitHubBackend backend;

  FakeGitHub(GitHubBackend backend, String token) {
    super(backend, token);
    this.backend = backend;
  }

  @Override
  FakeGitHub self() {
    return this;
  }

  /**
   * Starts a fake with the organization {@code acme}, a token with all permissions, the system's
   * clock and rate limits that no test reaches.
   *
   * @return the running fake
   */
  public static FakeGitHub start() {
    return builder().start();
  }

  /**
   * The response when the primary rate limit is exceeded: {@code x-ratelimit-remaining} is 0, and
   * {@code x-ratelimit-reset} contains the time of the reset.
   *
   * @param status the status, 403 or 429: GitHub uses both
   * @param reset the time until the limit resets
   * @return the fault
   * @throws IllegalArgumentException if the status is another one or the time is negative
   */
  public static Fault primaryRateLimit(int status, Duration reset) {
    return limited("core", status, reset);
  }

  /**
   * The response when a secondary rate limit is exceeded, with {@code retry-after}.
   *
   * @param status the status, 403 or 429: GitHub uses both
   * @param reset the time until the limit resets
   * @return the fault
   * @throws IllegalArgumentException if the status is another one or the time is negative
   */
  public static Fault secondaryRateLimit(int status, Duration reset) {
    return limited("secondary", status, reset);
  }

  /**
   * The response when a secondary rate limit is exceeded, without the time of the reset. Only the
   * message names the rate limit.
   *
   * @param status the status, 403 or 429: GitHub uses both
   * @return the fault
   * @throws IllegalArgumentException if the status is another one
   */
  public static Fault secondaryRateLimitWithoutTime(int status) {
    return limited("secondary-words", status, Duration.ZERO);
  }

  private static Fault limited(String limit, int status, Duration reset) {
    if (status != 403 && status != 429) {
      throw new IllegalArgumentException("a rate limit responds with 403 or 429, not " + status);
    }
    return new Fault.RateLimited(status == 403 ? limit : limit + "-429", reset);
  }

  /**
   * Creates a builder for a fake with other options.
   *
   * @return a builder with the defaults of {@link #start()}
   */
  public static FakeGitHubBuilder builder() {
    return new FakeGitHubBuilder();
  }

  /**
   * Adds an access token with its own user, which is valid for every organization. If the token
   * exists already, this method replaces its permissions. Error messages describe a token that
   * starts with {@code ghs_} as the token of an App.
   *
   * @param accessToken the token that clients send
   * @param permissions for a classic token, its scopes {@code admin:org} and {@code repo}. For a
   *     fine-grained token, {@code organization_private_registries:read} or {@code …:write}, {@code
   *     organization_dependabot_secrets:read} or {@code …:write}, and {@code metadata:read} for all
   *     repositories. The response to any other operation is 403, or 404 for a repository
   * @return this fake
   */
  public FakeGitHub addToken(String accessToken, String... permissions) {
    backend.addAccessToken(accessToken, Set.of(permissions));
    return this;
  }

  /**
   * Adds a GitHub App with an installation in an organization. If the App exists already, it gets
   * another installation, and this key replaces its key. The installation may read and write the
   * organization's private registries and Dependabot secrets, and read its repositories.
   * Installation tokens expire after an hour, by the fake's clock.
   *
   * @param issuer the app id or client id in its JSON Web Tokens
   * @param key the App's RSA public key
   * @param installationId the installation's id
   * @param organization the organization's name
   * @return this fake
   * @throws IllegalArgumentException if the key is not an RSA key
   * @throws NoSuchElementException if the organization does not exist
   */
  public FakeGitHub addApp(String issuer, PublicKey key, long installationId, String organization) {
    backend.addApp(issuer, key, installationId, organization);
    return this;
  }

  /**
   * Adds a private registry without a request. It is visible to private repositories, and its
   * authentication is by token.
   *
   * @param organization the organization's name
   * @param type the registry's type, such as {@code maven_repository}
   * @param url the registry's URL, which an older server does not keep
   * @param secret the plain secret
   * @return the registry's name
   * @throws NoSuchElementException if the organization does not exist
   */
  public String addRegistry(String organization, String type, String url, String secret) {
    return backend.addRegistry(organization, type, url, secret);
  }

  /**
   * Replaces an organization's key pair. After that, the fake refuses secrets that are encrypted
   * for the old key. It keeps existing secrets.
   *
   * @param organization the organization's name
   * @return the new key's id
   * @throws NoSuchElementException if the organization does not exist
   */
  public String rotateKey(String organization) {
    return backend.rotateKey(organization);
  }

  /**
   * Adds a private repository to an organization.
   *
   * @param organization the organization's name
   * @param name the repository's name
   * @return the repository's id
   * @throws IllegalArgumentException if the organization has a repository with this name
   * @throws NoSuchElementException if the organization does not exist
   */
  public long addRepository(String organization, String name) {
    return backend.addRepository(organization, name);
  }

  /**
   * Renames a repository. Requests with the old name are redirected until another repository gets
   * this name.
   *
   * @param organization the organization's name
   * @param name the repository's name
   * @param newName the new name of the repository
   * @return this fake
   * @throws NoSuchElementException if the organization or the repository does not exist
   */
  public FakeGitHub renameRepository(String organization, String name, String newName) {
    backend.moveRepository(organization, name, organization, newName);
    return this;
  }

  /**
   * Transfers a repository to another owner. Requests with the old owner are redirected.
   *
   * @param organization the organization's name
   * @param name the repository's name
   * @param newOwner the login name of the new owner, which need not be an organization of this fake
   * @return this fake
   * @throws NoSuchElementException if the organization or the repository does not exist
   */
  public FakeGitHub transferRepository(String organization, String name, String newOwner) {
    backend.moveRepository(organization, name, newOwner, name);
    return this;
  }

  /**
   * Adds a fine-grained access token that may read some repositories of an organization, and
   * nothing else.
   *
   * @param accessToken the token that clients send
   * @param organization the organization's name
   * @param repositories the names of the repositories
   * @return this fake
   * @throws NoSuchElementException if the organization or a repository does not exist
   */
  public FakeGitHub addRepositoryToken(
      String accessToken, String organization, String... repositories) {
    backend.addRepositoryToken(accessToken, organization, repositories);
    return this;
  }

  /**
   * Adds a Dependabot secret without a request, or replaces one.
   *
   * @param organization the organization's name
   * @param name the secret's name, stored in upper case
   * @param secret the plain value
   * @param repositoryIds the IDs of the repositories that may use the secret; without an ID, all
   *     private repositories may use it
   * @return this fake
   * @throws NoSuchElementException if the organization does not exist
   */
  public FakeGitHub addDependabotSecret(
      String organization, String name, String secret, long... repositoryIds) {
    backend.addDependabotSecret(organization, name, secret, repositoryIds);
    return this;
  }

  /**
   * Replaces the key pair for an organization's Dependabot secrets, as {@link #rotateKey} does for
   * private registries.
   *
   * @param organization the organization's name
   * @return the new key's id
   * @throws NoSuchElementException if the organization does not exist
   */
  public String rotateDependabotKey(String organization) {
    return backend.rotateDependabotKey(organization);
  }

  /**
   * The current state of an organization.
   *
   * @param login the organization's name
   * @return a snapshot that later requests do not change
   * @throws NoSuchElementException if this organization does not exist; the message contains the
   *     names of all organizations
   */
  public FakeGitHubOrganization organization(String login) {
    return backend.organization(login);
  }
}
