package io.github.registrysdk.testing;

import io.github.registrysdk.testing.internal.buildkite.BuildkiteBackend;
import java.net.URI;
import java.security.PublicKey;
import java.time.Duration;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Set;

/**
 * Buildkite Package Registries in this process: the operations on registries, registry tokens and
 * packages, uploads through storage, access tokens with scopes, and both rate limits.
 *
 * <p>The fake follows these rules:
 *
 * <ul>
 *   <li>A slug is derived from the name of the registry, so a new name means a new slug. The
 *       response at the old slug is 404.
 *   <li>Ids are UUIDs of version 7. {@code url} fields point to the fake itself.
 *   <li>Only the response to the creation of a registry token contains its secret.
 *   <li>An OIDC policy must have statements with {@code iss} and {@code claims}. Responses contain
 *       the policy as a text.
 *   <li>Where the sources about Buildkite disagree, the page about testing of the guide says what
 *       the fake does.
 *   <li>Name and version of a package come from the file name, digests from the file's bytes.
 *   <li>A registry for files accepts only file names of the form <code>{BASENAME}-{SEMVER}.{EXT}
 *       </code>. Other registries accept the files of their ecosystem.
 *   <li>The same name, version and variant can be published only once. The second response is 409.
 *   <li>Package managers find packages below {@link #packagesUrl()}.
 *   <li>Lists of packages are paged by opaque cursors. {@code name} searches for a part of the
 *       name.
 * </ul>
 *
 * @see <a href="https://buildkite.com/docs/apis/rest-api/package-registries">Buildkite's
 *     documentation</a>
 */
public final class FakeBuildkite extends FakeProvider<FakeBuildkite, BuildkiteOperation> {

  private final BuildkiteBackend backend;

  FakeBuildkite(BuildkiteBackend backend, String token) {
    super(backend, token);
    this.backend = backend;
  }

  @Override
  FakeBuildkite self() {
    return this;
  }

  /**
   * Starts a fake with the organization {@code acme}, a token with all permissions, the system's
   * clock and rate limits that no test reaches.
   *
   * @return the running fake
   */
  public static FakeBuildkite start() {
    return builder().start();
  }

  /**
   * The response when the organization's rate limit is exceeded: 429 with the scope "rest".
   *
   * @param reset the time until the limit resets
   * @return the fault
   * @throws IllegalArgumentException if the time is negative
   */
  public static Fault organizationRateLimit(Duration reset) {
    return new Fault.RateLimited("rest", reset);
  }

  /**
   * The response when the rate limit of the token's user is exceeded: 429 with the scope {@code
   * rest_user}.
   *
   * @param reset the time until the limit resets
   * @return the fault
   * @throws IllegalArgumentException if the time is negative
   */
  public static Fault userRateLimit(Duration reset) {
    return new Fault.RateLimited("rest_user", reset);
  }

  /**
   * Creates a builder for a fake with other options.
   *
   * @return a builder with the defaults of {@link #start()}
   */
  public static FakeBuildkiteBuilder builder() {
    return new FakeBuildkiteBuilder();
  }

  /**
   * The URL of the storage host for presigned uploads and downloads: another port of the loopback
   * interface. A download can be of a range of bytes, its URL expires, and a request with a token
   * is refused.
   *
   * @return the URL, ending in a slash
   */
  public URI storageUrl() {
    return backend.storageUrl();
  }

  /**
   * The URL of the host from which package managers pull, which is another port of the loopback
   * interface. It stands for {@code https://packages.buildkite.com/}, so that the URL of a registry
   * is {@code packagesUrl() + organization + "/" + slug}, followed by a path of its ecosystem:
   *
   * <ul>
   *   <li>{@code /maven2/…} for {@code java}, to which Maven and Gradle also {@code PUT};
   *   <li>{@code /files/…} for {@code files}, which redirects to storage;
   *   <li>{@code /npm/…}, {@code /pypi/simple/…}, {@code /nuget/…}, {@code /helm/…}, {@code /any/…}
   *       for {@code debian}, {@code /rpm_any/rpm_any/…}, {@code /alpine_any/alpine_any/main/…},
   *       {@code /huggingface/…}, and nothing for {@code ruby}. An index is a list of file names,
   *       not in the format of the ecosystem, and a file is a redirect to storage;
   *   <li>nothing for {@code oci}, {@code container} and {@code helm_oci}, whose images are pushed
   *       and pulled below {@code /v2/}.
   * </ul>
   *
   * <p>A request needs a registry token of this registry, an API access token with the scope {@code
   * read_packages}, or an {@linkplain #oidcToken OIDC token} that the registry's policy accepts.
   * The token is sent as {@code Bearer}, or as the {@code Basic} password of the user {@code
   * buildkite}. Without such a token, the response is 401. For the path of another ecosystem, it is
   * 404. A registry token can't push.
   *
   * @return the URL, ending in a slash
   * @see <a href="https://buildkite.com/docs/package-registries/ecosystems">Buildkite: package
   *     ecosystems</a>
   */
  public URI packagesUrl() {
    return backend.packagesUrl();
  }

  /**
   * Adds an access token with its own user, which is valid for every organization. If the token
   * exists already, this method replaces its scopes.
   *
   * @param accessToken the token that clients send
   * @param scopes the scopes of the token, such as {@code read_packages}; the response to an
   *     operation that needs another scope is 403
   * @return this fake
   */
  public FakeBuildkite addToken(String accessToken, String... scopes) {
    backend.addAccessToken(accessToken, Set.of(scopes));
    return this;
  }

  /**
   * Adds an access token with a public key and its own user, which is valid for every organization.
   * Requests authenticate with a JWT that is signed with the private key (RS256). Its {@code iss}
   * must be the UUID. Its {@code iat} must be within 10 seconds of the fake's clock, and its {@code
   * exp} at most 5 minutes after {@code iat}. The response to any other JWT is 401.
   *
   * @param uuid the UUID of the access token
   * @param publicKey the RSA public key
   * @param scopes the scopes of the token, as in {@link #addToken}
   * @return this fake
   * @see <a href="https://buildkite.com/docs/apis/rest-api#authentication-public-key">Buildkite:
   *     public key authentication</a>
   */
  public FakeBuildkite addKeyPair(String uuid, PublicKey publicKey, String... scopes) {
    backend.addKeyPair(uuid, publicKey, Set.of(scopes));
    return this;
  }

  /**
   * Adds a job of a Buildkite agent, which can request OIDC tokens with the issuer {@code
   * https://agent.buildkite.com} for any audience.
   *
   * @param claims the claims of the job's tokens in addition to {@code iss}, {@code aud} and the
   *     times, such as {@code pipeline_slug}
   * @return the environment variables {@code BUILDKITE_JOB_ID}, {@code BUILDKITE_AGENT_ENDPOINT}
   *     and {@code BUILDKITE_AGENT_ACCESS_TOKEN} of the job; unmodifiable
   */
  public Map<String, String> addAgentJob(Map<String, String> claims) {
    return backend.addAgentJob(Map.copyOf(claims));
  }

  /**
   * Adds a job of GitHub Actions, which can request OIDC tokens with the issuer {@code
   * https://token.actions.githubusercontent.com} for any audience. The tokens are valid for 5
   * minutes.
   *
   * @param claims the claims of the job's tokens in addition to {@code iss}, {@code aud} and the
   *     times, such as {@code repository}
   * @return the environment variables {@code ACTIONS_ID_TOKEN_REQUEST_URL} and {@code
   *     ACTIONS_ID_TOKEN_REQUEST_TOKEN} of the job; unmodifiable
   */
  public Map<String, String> addGitHubActionsJob(Map<String, String> claims) {
    return backend.addActionsJob(Map.copyOf(claims));
  }

  /**
   * Signs an OIDC token (RS256) with the key of the fake, which stands for the keys of all issuers.
   * A registry accepts the token if its policy does, and if the times and the audience are right:
   * {@code aud} is {@code https://packages.buildkite.com/{organization}/{registry}}, {@code iat}
   * and {@code nbf} have passed, and {@code exp} is in the future and at most 5 minutes after
   * {@code iat}.
   *
   * @param claims the claims, such as {@code iss}, {@code aud}, {@code iat} and {@code exp}: texts,
   *     numbers, and lists of them
   * @return the token
   * @see <a href="https://buildkite.com/docs/package-registries/security/oidc">Buildkite: OIDC in
   *     package registries</a>
   */
  public String oidcToken(Map<String, ?> claims) {
    return backend.oidcToken(claims);
  }

  /**
   * Adds an empty registry without a request.
   *
   * @param organization the organization's slug
   * @param name the registry's name
   * @param ecosystem the kind of packages, such as {@code debian}
   * @return the registry's slug
   * @throws NoSuchElementException if the organization does not exist
   * @throws IllegalArgumentException if the registry exists already
   */
  public String addRegistry(String organization, String name, String ecosystem) {
    return backend.addRegistry(organization, name, ecosystem);
  }

  /**
   * Adds a package without a request.
   *
   * @param organization the organization's slug
   * @param registry the registry's slug
   * @param fileName the file's name, from which name and version are read; for a Java package, the
   *     path below {@code /maven2/}; for an image, name and tag, such as {@code app:1.0}
   * @param content the file's bytes, of which the fake keeps up to 1 MiB; for an image, its
   *     manifest
   * @return the package's id
   * @throws IllegalArgumentException if the registry already has the package, or if the registry is
   *     for files and does not accept a file name of this form
   * @throws NoSuchElementException if the organization or the registry does not exist
   */
  public String addPackage(String organization, String registry, String fileName, byte[] content) {
    return backend.addPackage(organization, registry, fileName, content);
  }

  /**
   * Creates the request that Buildkite sends to a webhook when a package is created, signed with
   * the time of the fake's clock. The fake does not send it on its own: see {@link
   * FakeWebhook#sendTo}.
   *
   * @param organization the organization's slug
   * @param registry the registry's slug
   * @param packageId the package's id
   * @param token the token of the webhook
   * @return the request
   * @throws NoSuchElementException if the organization, the registry or the package does not exist
   * @see <a href="https://buildkite.com/docs/apis/webhooks/package-registries">Buildkite: Package
   *     Registries webhooks</a>
   */
  public FakeWebhook packageCreated(
      String organization, String registry, String packageId, String token) {
    return backend.packageCreated(organization, registry, packageId, token);
  }

  /**
   * Creates the request that Buildkite sends to a webhook for any event, signed with the time of
   * the fake's clock.
   *
   * @param event the name of the event, such as {@code ping}
   * @param json the body
   * @param token the token of the webhook
   * @return the request
   */
  public FakeWebhook webhook(String event, String json, String token) {
    return backend.webhook(event, json, token);
  }

  /**
   * The current state of an organization.
   *
   * @param slug the organization's slug
   * @return a snapshot that later requests do not change
   * @throws NoSuchElementException if this organization does not exist; the message contains the
   *     names of all organizations
   */
  public FakeBuildkiteOrganization organization(String slug) {
    return backend.organization(slug);
  }
}
