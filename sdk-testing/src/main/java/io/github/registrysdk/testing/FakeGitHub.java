package io.github.registrysdk.testing;

import io.github.registrysdk.testing.internal.github.GitHubBackend;
import java.net.URI;
import java.security.PublicKey;
import java.time.Instant;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Set;

/**
 * GitHub's private registries of organizations in this process: the six operations, sign-in by
 * access tokens and by GitHub Apps, and both rate limits.
 *
 * <p>What it keeps to: every organization has an X25519 key pair of its own, with which the fake
 * opens what it is sent, and it refuses with 422 what does not open or names another key; the rules
 * of GitHub's OpenAPI description hold, and a field that belongs to another {@code auth_type} is
 * refused; a registry is named after its type, {@code MAVEN_REPOSITORY_SECRET} and then {@code
 * MAVEN_REPOSITORY_SECRET_2}; organizations are found without regard to case.
 *
 * @see <a
 *     href="https://docs.github.com/rest/private-registries/organization-configurations">GitHub's
 *     documentation</a>
 */
public final class FakeGitHub implements FakeProvider<GitHubOperation> {

  /**
   * The primary limit, a scope for {@link Fault#rateLimited}: 403, nothing remaining, and the reset
   * in {@code x-ratelimit-reset}.
   */
  public static final String CORE = "core";

  /** As {@link #CORE}, with 429. */
  public static final String CORE_429 = "core-429";

  /** A secondary limit, a scope for {@link Fault#rateLimited}: 403 and {@code retry-after}. */
  public static final String SECONDARY = "secondary";

  /** As {@link #SECONDARY}, with 429. */
  public static final String SECONDARY_429 = "secondary-429";

  /**
   * A secondary limit, a scope for {@link Fault#rateLimited}: 403, and only the words in the
   * message; the time until the reset is told nowhere.
   */
  public static final String SECONDARY_WORDS = "secondary-words";

  /** As {@link #SECONDARY_WORDS}, with 429. */
  public static final String SECONDARY_WORDS_429 = "secondary-words-429";

  private final GitHubBackend backend;
  private final String token;
  private boolean closed;

  FakeGitHub(GitHubBackend backend, String token) {
    this.backend = backend;
    this.token = token;
  }

  /**
   * Starts a fake with the organization {@code acme}, a token for everything, the system's clock
   * and limits that no test will meet.
   *
   * @return a fake that listens
   */
  public static FakeGitHub start() {
    return builder().start();
  }

  /**
   * A fake to be set up.
   *
   * @return a builder with the defaults of {@link #start()}
   */
  public static FakeGitHubBuilder builder() {
    return new FakeGitHubBuilder();
  }

  /**
   * {@inheritDoc}
   *
   * @return the address with the base path, if one was set
   */
  @Override
  public URI baseUrl() {
    return backend.baseUrl();
  }

  /**
   * The first access token, valid from the start.
   *
   * @return the token to sign in with
   */
  public String token() {
    return token;
  }

  @Override
  public Faults<GitHubOperation> faults() {
    return backend.faults();
  }

  @Override
  public List<RecordedCall> calls() {
    return backend.journal().calls();
  }

  /**
   * Adds an organization without private registries.
   *
   * @param login its name in paths
   * @return this fake
   * @throws IllegalArgumentException if there is one by that name
   */
  public FakeGitHub addOrganization(String login) {
    backend.addOrganization(login);
    return this;
  }

  /**
   * Adds an access token, of a user of its own, that is good for every organization; or replaces
   * the permissions of one. One that starts with {@code ghs_} is spoken of as an App's.
   *
   * @param accessToken what clients will send
   * @param permissions what it may do: {@code admin:org} as classic tokens have it, {@code
   *     organization_private_registries:read} or {@code …:write} as fine-grained ones have it;
   *     anything else is answered with 403
   * @return this fake
   */
  public FakeGitHub addToken(String accessToken, String... permissions) {
    backend.addAccessToken(accessToken, Set.of(permissions));
    return this;
  }

  /**
   * Lets an access token end; from then on it is answered with 401.
   *
   * @param accessToken the token
   * @param at when, by the fake's clock
   * @return this fake
   * @throws IllegalArgumentException if it is not known
   */
  public FakeGitHub expireToken(String accessToken, Instant at) {
    backend.expire(accessToken, at);
    return this;
  }

  /**
   * Takes an access token back, an installation's too; it is answered with 401 at once.
   *
   * @param accessToken the token
   * @return this fake
   * @throws IllegalArgumentException if it is not known
   */
  public FakeGitHub revokeToken(String accessToken) {
    backend.revoke(accessToken);
    return this;
  }

  /**
   * Adds a GitHub App that is installed in an organization, where it may read and write private
   * registries; or another installation of one, under the key given last. Its tokens live an hour
   * by the fake's clock.
   *
   * @param issuer the app id or client id that its JSON Web Tokens name
   * @param key the App's RSA public key
   * @param installationId the installation's id
   * @param organization the organization's name
   * @return this fake
   * @throws IllegalArgumentException if the key is not an RSA key
   * @throws NoSuchElementException if there is no such organization
   */
  public FakeGitHub addApp(String issuer, PublicKey key, long installationId, String organization) {
    backend.addApp(issuer, key, installationId, organization);
    return this;
  }

  /**
   * Adds a private registry without a request: visible to private repositories, signed in to with a
   * token.
   *
   * @param organization the organization's name
   * @param type the registry's type, such as {@code maven_repository}
   * @param url the registry's address; forgotten by an older server
   * @param secret the plain secret
   * @return the registry's name
   * @throws NoSuchElementException if there is no such organization
   */
  public String addRegistry(String organization, String type, String url, String secret) {
    return backend.addRegistry(organization, type, url, secret);
  }

  /**
   * Gives an organization a new key pair. What is sealed for the one before is refused from here
   * on; what was opened stays.
   *
   * @param organization the organization's name
   * @return the new key's id
   * @throws NoSuchElementException if there is no such organization
   */
  public String rotateKey(String organization) {
    return backend.rotateKey(organization);
  }

  /**
   * What the fake holds of an organization now.
   *
   * @param login the organization's name
   * @return a snapshot that later requests do not change
   * @throws NoSuchElementException naming the organizations that there are, if it is not among them
   */
  public FakeGitHubOrganization organization(String login) {
    return backend.organization(login);
  }

  @Override
  public void verify() {
    backend.journal().verify("FakeGitHub");
  }

  @Override
  public void close() {
    synchronized (this) {
      if (closed) {
        return;
      }
      closed = true;
    }
    backend.close();
    verify();
  }

  @Override
  public String toString() {
    return "FakeGitHub[" + baseUrl() + "]";
  }
}
