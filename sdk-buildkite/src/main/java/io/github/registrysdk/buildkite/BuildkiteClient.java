package io.github.registrysdk.buildkite;

import io.github.registrysdk.buildkite.model.ApiAccessToken;
import io.github.registrysdk.core.ApiClient;
import io.github.registrysdk.core.ClientBuilder;
import io.github.registrysdk.core.PermissionDeniedException;
import io.github.registrysdk.core.spi.ApiResult;
import io.github.registrysdk.core.spi.Endpoint;
import io.github.registrysdk.core.spi.JsonType;
import io.github.registrysdk.core.spi.Operation;
import io.github.registrysdk.core.toolkit.Environment;
import io.github.registrysdk.core.toolkit.Require;
import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * A client for Buildkite Package Registries. It is thread-safe. Close it when you no longer need
 * it.
 *
 * <pre>{@code
 * try (BuildkiteClient buildkite = BuildkiteClient.fromEnvironment()) {
 *   for (PackageRegistry registry : buildkite.organization().registries().list()) {
 *     System.out.println(registry.slug());
 *   }
 * }
 * }</pre>
 *
 * <p>{@link #rateLimits()} returns the rate limits that the last response reported: first the limit
 * of the organization, with the scope {@code rest}, then the limit of the user, with the scope
 * {@code rest_user}. A limit that the response did not report is not in the list.
 *
 * @see <a href="https://buildkite.com/docs/apis/rest-api/package-registries/registries">Buildkite:
 *     registries API</a>
 */
public final class BuildkiteClient extends ApiClient<BuildkiteClient> {
  private static final String BASE_URL = "https://api.buildkite.com/";
  private static final URI PACKAGES_URL = URI.create("https://packages.buildkite.com/");
  private static final String TOKEN = "BUILDKITE_API_TOKEN";
  private static final String ORGANIZATION = "BUILDKITE_ORGANIZATION_SLUG";
  private static final String URL = "BUILDKITE_REST_API_ENDPOINT";
  private static final String OTHER_URL = "BUILDKITE_REST_URL";

  private static final Operation ACCESS_TOKEN =
      Operation.read("check the access token", "v2/access-token");
  private static final JsonType<ApiAccessToken> ACCESS_TOKEN_TYPE =
      JsonType.of(ApiAccessToken.class);

  private final Hosts hosts;
  private final AtomicBoolean updatesWithPatch;
  private final @Nullable String organization;

  private BuildkiteClient(
      Endpoint endpoint,
      Hosts hosts,
      AtomicBoolean updatesWithPatch,
      @Nullable String organization) {
    super(endpoint);
    this.hosts = hosts;
    this.updatesWithPatch = updatesWithPatch;
    this.organization = organization;
  }

  /**
   * Returns a builder for a client. The default base URL is {@code https://api.buildkite.com/}. A
   * token or a token source must be set.
   *
   * @return a new builder
   */
  public static Builder builder() {
    return new Builder();
  }

  /**
   * Creates a client from the environment variables of this process, as {@link
   * #fromEnvironment(Map)} does.
   *
   * @return the client; the caller must close it
   * @throws IllegalStateException as {@link #fromEnvironment(Map)} throws it
   */
  public static BuildkiteClient fromEnvironment() {
    return fromEnvironment(System.getenv());
  }

  /**
   * Creates a client from environment variables. All other options have their defaults. No request
   * is sent. A variable that is blank counts as not set.
   *
   * <ul>
   *   <li>{@code BUILDKITE_API_TOKEN}: the API access token. It is required. {@code
   *       BUILDKITE_PACKAGES_TOKEN} is not read, because it can be a registry token, which
   *       Buildkite's REST API refuses.
   *   <li>{@code BUILDKITE_ORGANIZATION_SLUG}: the organization that {@link #organization()}
   *       returns. Buildkite sets it in every job.
   *   <li>{@code BUILDKITE_REST_API_ENDPOINT} or {@code BUILDKITE_REST_URL}: the base URL.
   *       Buildkite's Terraform provider reads the second name. A path that ends with {@code /v2}
   *       is accepted too. The default is {@code https://api.buildkite.com/}.
   * </ul>
   *
   * @param environment the variables by name, such as {@code System.getenv()}
   * @return the client; the caller must close it
   * @throws IllegalStateException if the token is not set, if a value is not valid, or if the two
   *     variables with a base URL differ; the message names the variables and contains no value
   */
  public static BuildkiteClient fromEnvironment(Map<String, String> environment) {
    Environment env = new Environment(environment);
    if (!env.has(TOKEN) && env.has("BUILDKITE_PACKAGES_TOKEN")) {
      throw new IllegalStateException(
          "the environment variable BUILDKITE_API_TOKEN is not set; BUILDKITE_PACKAGES_TOKEN is not"
              + " read, because it can be a registry token: if it is an API access token, set"
              + " BUILDKITE_API_TOKEN to it");
    }
    Builder builder = env.token(TOKEN, builder()::token);
    builder.organization = env.identifier(ORGANIZATION);
    String url = env.url(URL, OTHER_URL);
    if (url != null) {
      builder.baseUrl(url.replaceFirst("/v2/*$", "/"));
    }
    return Environment.naming(env.has(URL) ? URL : OTHER_URL, builder::build);
  }

  /**
   * Returns the services for the organization that the environment variable {@code
   * BUILDKITE_ORGANIZATION_SLUG} named when {@link #fromEnvironment()} created this client. This
   * method sends no request and does not check that the organization exists.
   *
   * @return the organization
   * @throws IllegalStateException if the variable was not set, or if the client was not created
   *     from environment variables
   */
  public BuildkiteOrganization organization() {
    return organization(Environment.organization(organization, "BuildkiteClient", ORGANIZATION));
  }

  /**
   * Returns the services for one organization. This method sends no request and does not check that
   * the organization exists.
   *
   * @param slug the slug, which identifies the organization in URLs
   * @return the organization
   * @throws IllegalArgumentException if the slug is not a valid path segment
   */
  public BuildkiteOrganization organization(String slug) {
    return new BuildkiteOrganization(
        endpoint(), Require.identifier("organization", slug), hosts, updatesWithPatch);
  }

  /**
   * Gets the API access token with which this client authenticates, with {@code GET
   * v2/access-token}. No scope is required. OIDC tokens and registry tokens are not API access
   * tokens.
   *
   * @return the token, without its secret
   * @throws io.github.registrysdk.core.AuthenticationException if Buildkite does not know the token
   * @throws io.github.registrysdk.core.SdkException if the call fails
   * @see <a
   *     href="https://buildkite.com/docs/apis/rest-api/access-token#get-the-current-token">Buildkite:
   *     get the current token</a>
   */
  public ApiAccessToken accessToken() {
    return endpoint().call(ACCESS_TOKEN).fetch(ACCESS_TOKEN_TYPE);
  }

  /**
   * Checks that the API access token has all the given scopes. Sends the same request as {@link
   * #accessToken()}. Call this method before the first write of a job, so that the job does not
   * fail half-way.
   *
   * <pre>{@code
   * buildkite.requireScopes("read_registries", "write_packages");
   * }</pre>
   *
   * @param scopes the scopes that the job needs, such as {@code write_packages}
   * @throws PermissionDeniedException if scopes are missing; the message and {@link
   *     io.github.registrysdk.core.CallReport#scope()} name all of them
   * @throws io.github.registrysdk.core.AuthenticationException if Buildkite does not know the token
   * @throws io.github.registrysdk.core.SdkException if the call fails
   * @see <a href="https://buildkite.com/docs/apis/managing-api-tokens#token-scopes">Buildkite:
   *     token scopes</a>
   */
  public void requireScopes(String... scopes) {
    List<String> missing = new ArrayList<>(new LinkedHashSet<>(List.of(scopes)));
    missing.forEach(scope -> Require.text("scope", scope));
    ApiResult<ApiAccessToken> result = endpoint().call(ACCESS_TOKEN).result(ACCESS_TOKEN_TYPE);
    missing.removeAll(result.value().scopes());
    if (!missing.isEmpty()) {
      throw result.permissionDenied(String.join(", ", missing));
    }
  }

  @Override
  protected BuildkiteClient over(Endpoint endpoint) {
    return new BuildkiteClient(endpoint, hosts, updatesWithPatch, organization);
  }

  /** Builds a {@link BuildkiteClient}. */
  public static final class Builder extends ClientBuilder<Builder> {
    private final List<String> storageHosts =
        new ArrayList<>(List.of("amazonaws.com", "storage.googleapis.com"));
    private @Nullable URI packagesUrl;
    private @Nullable String organization;

    private Builder() {
      super(BASE_URL);
    }

    @Override
    protected Builder self() {
      return this;
    }

    /**
     * Adds a trusted storage host. {@link PublishVia#STORAGE} may upload files to this host, and
     * files may be downloaded from it. By default, {@code amazonaws.com} and {@code
     * storage.googleapis.com} are trusted, with their subdomains. An upload to any other host fails
     * with an {@link io.github.registrysdk.core.UploadException}, and a download from any other
     * host with a {@link io.github.registrysdk.core.DownloadException}.
     *
     * @param host a host name without a leading dot, such as {@code storage.acme.example}; its
     *     subdomains are trusted as well
     * @return this builder
     * @throws IllegalArgumentException if this is not a valid host name
     */
    public Builder storageHost(String host) {
      if (Require.identifier("host", host).startsWith(".")) {
        throw new IllegalArgumentException("host must not start with a dot");
      }
      storageHosts.add(host.toLowerCase(Locale.ROOT));
      return this;
    }

    /**
     * Sets the URL of the host where package managers find the registries, see {@link
     * PackageRegistryHandle#access()}. The default is {@code https://packages.buildkite.com/}. A
     * download sends the token to this host. A download therefore needs {@code https}; {@code http}
     * is only permitted where {@link #baseUrl(URI)} permits it. If you set another base URL than
     * Buildkite's, files can only be downloaded if you set this URL too.
     *
     * @param url an absolute {@code http} or {@code https} URL without user name, query and
     *     fragment, whose path contains only letters, digits and {@code -_.~/}, because the URL
     *     becomes a part of settings and commands; a slash is added at the end if it is missing
     * @return this builder
     * @throws IllegalArgumentException if the URL is not of this form
     */
    public Builder packagesUrl(URI url) {
      String scheme = String.valueOf(url.getScheme());
      if (!(scheme.equals("https") || scheme.equals("http"))
          || url.getHost() == null
          || url.getRawUserInfo() != null
          || url.getRawQuery() != null
          || url.getRawFragment() != null
          || !url.getRawPath().matches("[A-Za-z0-9._~/-]*")) {
        throw new IllegalArgumentException(
            "packagesUrl must be a http or https URL without user name, query, fragment and special"
                + " characters");
      }
      packagesUrl = url.toString().endsWith("/") ? url : URI.create(url + "/");
      return this;
    }

    /**
     * Checks the options and creates the client. No request is sent.
     *
     * @return the client; the caller must close it
     * @throws IllegalStateException if neither a token nor a token source is set, or if the version
     *     of OkHttp or Jackson is too old
     * @throws IllegalArgumentException if the base URL is not valid
     */
    public BuildkiteClient build() {
      Endpoint endpoint = endpoint(new BuildkiteDialect());
      URI packages = packagesUrl;
      boolean isBuildkite = endpoint.baseUrl().equals(URI.create(BASE_URL));
      return new BuildkiteClient(
          endpoint,
          new Hosts(
              storageHosts,
              packages == null ? PACKAGES_URL : packages,
              packages != null || isBuildkite),
          new AtomicBoolean(),
          organization);
    }
  }
}
