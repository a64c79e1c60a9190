package io.github.registrysdk.testing;

import io.github.registrysdk.testing.internal.buildkite.BuildkiteBackend;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Set;

/**
 * Buildkite Package Registries in this process: the fifteen operations on registries, registry
 * tokens and packages, uploads through storage, access tokens with scopes, and both rate limits.
 *
 * <p>What it keeps to: slugs are made from names and stay when a registry is renamed; ids are UUIDs
 * of version 7; a registry token's secret is told once; name and version of a package are read from
 * the file's name, digests computed from its bytes; lists of packages are paged by opaque cursors;
 * {@code url} fields lead to the fake itself. A second upload of the same file makes a second
 * package, so that a test can count what was sent.
 *
 * @see <a href="https://buildkite.com/docs/apis/rest-api/package-registries">Buildkite's
 *     documentation</a>
 */
public final class FakeBuildkite implements FakeProvider<BuildkiteOperation> {

  /** The rate limit of an organization, a scope for {@link Fault#rateLimited}. */
  public static final String REST = "rest";

  /** The rate limit of an access token's user, a scope for {@link Fault#rateLimited}. */
  public static final String REST_USER = "rest_user";

  private final BuildkiteBackend backend;
  private final String token;
  private boolean closed;

  FakeBuildkite(BuildkiteBackend backend, String token) {
    this.backend = backend;
    this.token = token;
  }

  /**
   * Starts a fake with the organization {@code acme}, a token for everything, the system's clock
   * and limits that no test will meet.
   *
   * @return a fake that listens
   */
  public static FakeBuildkite start() {
    return builder().start();
  }

  /**
   * A fake to be set up.
   *
   * @return a builder with the defaults of {@link #start()}
   */
  public static FakeBuildkiteBuilder builder() {
    return new FakeBuildkiteBuilder();
  }

  @Override
  public URI baseUrl() {
    return backend.baseUrl();
  }

  /**
   * Where the storage host listens, to which presigned uploads go: another port of the loopback
   * interface.
   *
   * @return the address, ending in a slash
   */
  public URI storageUrl() {
    return backend.storageUrl();
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
  public Faults<BuildkiteOperation> faults() {
    return backend.faults();
  }

  @Override
  public List<RecordedCall> calls() {
    return backend.journal().calls();
  }

  /**
   * Adds an organization without registries.
   *
   * @param slug its name in paths
   * @return this fake
   * @throws IllegalArgumentException if there is one by that name
   */
  public FakeBuildkite addOrganization(String slug) {
    backend.addOrganization(slug);
    return this;
  }

  /**
   * Adds an access token, of a user of its own, that is good for every organization; or replaces
   * the scopes of one.
   *
   * @param accessToken what clients will send
   * @param scopes what it may do, such as {@code read_packages}; anything else is answered with 403
   * @return this fake
   */
  public FakeBuildkite addToken(String accessToken, String... scopes) {
    backend.addAccessToken(accessToken, Set.of(scopes));
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
  public FakeBuildkite expireToken(String accessToken, Instant at) {
    backend.expire(accessToken, at);
    return this;
  }

  /**
   * Takes an access token back; it is answered with 401 at once.
   *
   * @param accessToken the token
   * @return this fake
   * @throws IllegalArgumentException if it is not known
   */
  public FakeBuildkite revokeToken(String accessToken) {
    backend.revoke(accessToken);
    return this;
  }

  /**
   * Adds an empty registry without a request.
   *
   * @param organization the organization's slug
   * @param name the registry's name
   * @param ecosystem the kind of packages, such as {@code debian}
   * @return the registry's slug
   * @throws NoSuchElementException if there is no such organization
   * @throws IllegalArgumentException if there is such a registry
   */
  public String addRegistry(String organization, String name, String ecosystem) {
    return backend.addRegistry(organization, name, ecosystem);
  }

  /**
   * Adds a package without a request.
   *
   * @param organization the organization's slug
   * @param registry the registry's slug
   * @param fileName the file's name, from which name and version are read
   * @param content the file's bytes, of which only size and digests are kept
   * @return the package's id
   * @throws NoSuchElementException if there is no such organization or registry
   */
  public String addPackage(String organization, String registry, String fileName, byte[] content) {
    return backend.addPackage(organization, registry, fileName, content);
  }

  /**
   * What the fake holds of an organization now.
   *
   * @param slug the organization's slug
   * @return a snapshot that later requests do not change
   * @throws NoSuchElementException naming the organizations that there are, if it is not among them
   */
  public FakeBuildkiteOrganization organization(String slug) {
    return backend.organization(slug);
  }

  @Override
  public void verify() {
    backend.journal().verify("FakeBuildkite");
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
    return "FakeBuildkite[" + baseUrl() + "]";
  }
}
