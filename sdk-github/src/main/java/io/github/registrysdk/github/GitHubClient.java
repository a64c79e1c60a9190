package io.github.registrysdk.github;

import io.github.registrysdk.core.ApiClient;
import io.github.registrysdk.core.ClientBuilder;
import io.github.registrysdk.core.spi.Endpoint;
import io.github.registrysdk.core.toolkit.Environment;
import io.github.registrysdk.core.toolkit.Require;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A client for the private registries and Dependabot secrets of GitHub organizations. It is
 * thread-safe. Close it when you no longer need it.
 *
 * <pre>{@code
 * try (GitHubClient github = GitHubClient.fromEnvironment()) {
 *   github
 *       .organization()
 *       .privateRegistries()
 *       .create(
 *           CreatePrivateRegistry.builder(
 *                   PrivateRegistryType.MAVEN_REPOSITORY,
 *                   "https://maven.acme.example/releases",
 *                   RepositoryAccess.privateRepositories())
 *               .token(Secret.fromEnv("MAVEN_TOKEN"))
 *               .build());
 * }
 * }</pre>
 *
 * @see <a
 *     href="https://docs.github.com/en/rest/private-registries/organization-configurations">GitHub:
 *     private registries</a>
 */
public final class GitHubClient extends ApiClient<GitHubClient> {
  private static final String TOKEN = "GITHUB_TOKEN";
  private static final String ORGANIZATION = "GITHUB_ORGANIZATION";
  private static final String URL = "GITHUB_API_URL";
  private static final String SERVER = "GITHUB_SERVER_URL";
  private static final String API_HOST = "api.github.com";

  private final KeyCache keys;
  private final KeyCache dependabotKeys;
  private final @Nullable String organization;

  private GitHubClient(Endpoint endpoint, @Nullable String organization) {
    this(
        endpoint,
        new KeyCache(endpoint, PrivateRegistryService::fetchKey),
        new KeyCache(endpoint, DependabotSecretService::fetchKey),
        organization);
  }

  private GitHubClient(
      Endpoint endpoint, KeyCache keys, KeyCache dependabotKeys, @Nullable String organization) {
    super(endpoint);
    this.keys = keys;
    this.dependabotKeys = dependabotKeys;
    this.organization = organization;
  }

  /**
   * Returns a builder for a client. The default base URL is {@code https://api.github.com/}. A
   * token, a token source or a GitHub App must be set.
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
  public static GitHubClient fromEnvironment() {
    return fromEnvironment(System.getenv());
  }

  /**
   * Creates a client from environment variables. All other options have their defaults. No request
   * is sent. A variable that is blank counts as not set.
   *
   * <ul>
   *   <li>{@code GITHUB_TOKEN}: the token. It is required.
   *   <li>{@code GITHUB_ORGANIZATION}: the login name of the organization that {@link
   *       #organization()} returns. If it is not set, {@code GITHUB_REPOSITORY_OWNER} is used,
   *       which GitHub Actions sets to the owner of the repository.
   *   <li>{@code GITHUB_API_URL}: the base URL. GitHub Actions sets it to the server that the token
   *       is for, also on GitHub Enterprise Server and GHE.com. The default is {@code
   *       https://api.github.com/}.
   *   <li>{@code GITHUB_SERVER_URL}: the server that the token is for. GitHub Actions sets this
   *       variable too. If it is set, {@code GITHUB_API_URL} must be the API of this server, so
   *       that the token is not sent to another server.
   * </ul>
   *
   * @param environment the variables by name, such as {@code System.getenv()}
   * @return the client; the caller must close it
   * @throws IllegalStateException if the token is not set, if a value is not valid, or if the two
   *     variables with a URL name different servers. If {@code GITHUB_API_URL} is not set, {@code
   *     GITHUB_SERVER_URL} must name GitHub.com. The message names the variables and contains no
   *     value
   * @see <a
   *     href="https://docs.github.com/en/actions/reference/workflows-and-actions/variables">GitHub:
   *     default environment variables</a>
   */
  public static GitHubClient fromEnvironment(Map<String, String> environment) {
    Environment env = new Environment(environment);
    Builder builder = env.token(TOKEN, builder()::token);
    builder.organization =
        env.identifier(env.has(ORGANIZATION) ? ORGANIZATION : "GITHUB_REPOSITORY_OWNER");
    String url = env.value(URL);
    if (url != null) {
      builder.baseUrl(url);
    }
    String server = env.value(SERVER);
    if (server != null && !apiOf(server).equals(url == null ? API_HOST : host(URL, url))) {
      throw new IllegalStateException(
          url == null
              ? "the environment variable GITHUB_SERVER_URL names another server than GitHub.com;"
                  + " set GITHUB_API_URL to the API of the server that GITHUB_TOKEN is for"
              : "the environment variables GITHUB_API_URL and GITHUB_SERVER_URL name different"
                  + " servers; unset GITHUB_SERVER_URL if GITHUB_TOKEN is for the other one");
    }
    return Environment.naming(URL, builder::build);
  }

  private static String apiOf(String server) {
    String host = host(SERVER, server);
    return host.equals("github.com") || host.endsWith(".ghe.com") ? "api." + host : host;
  }

  private static String host(String name, String url) {
    try {
      URI uri = new URI(url);
      String port = uri.getPort() < 0 ? "" : ":" + uri.getPort();
      // A URI has no host if the name has an underscore or letters outside ASCII.
      String host = uri.getHost() == null ? uri.getRawAuthority() : uri.getHost() + port;
      if (host != null) {
        return host.toLowerCase(Locale.ROOT);
      }
    } catch (URISyntaxException e) {
      // Not chained: its message quotes the value.
    }
    throw new IllegalStateException(
        "the environment variable " + name + " cannot be used: it is not a URL with a host");
  }

  /**
   * Returns the services for the organization that an environment variable named when {@link
   * #fromEnvironment()} created this client: {@code GITHUB_ORGANIZATION}, or {@code
   * GITHUB_REPOSITORY_OWNER} if the first one was not set. This method sends no request and does
   * not check that the organization exists.
   *
   * @return the organization
   * @throws IllegalStateException if neither variable was set, or if the client was not created
   *     from environment variables
   */
  public GitHubOrganization organization() {
    return organization(Environment.organization(organization, "GitHubClient", ORGANIZATION));
  }

  /**
   * Returns the services for one organization. This method sends no request and does not check that
   * the organization exists.
   *
   * @param login the login name of the organization; it is case-insensitive
   * @return the organization
   * @throws IllegalArgumentException if the login name is not a valid path segment
   */
  public GitHubOrganization organization(String login) {
    return new GitHubOrganization(
        endpoint(), Require.identifier("organization", login), keys, dependabotKeys);
  }

  @Override
  protected GitHubClient over(Endpoint endpoint) {
    return new GitHubClient(endpoint, keys, dependabotKeys, organization);
  }

  /** Builds a {@link GitHubClient}. */
  public static final class Builder extends ClientBuilder<Builder> {
    private static final Pattern HOST_LABEL =
        Pattern.compile("[A-Za-z0-9]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?");

    private String apiVersion = "2022-11-28";
    private @Nullable GitHubApp app;
    private @Nullable String organization;

    private Builder() {
      super("https://" + API_HOST + "/");
      super.minWriteInterval(Duration.ofSeconds(1));
    }

    @Override
    protected Builder self() {
      return this;
    }

    /**
     * Makes the client authenticate as an installation of a GitHub App instead of with a token. An
     * installation token is reused until five minutes before it expires.
     *
     * @param app the GitHub App and its installation
     * @return this builder
     */
    public Builder app(GitHubApp app) {
      this.app = Objects.requireNonNull(app, "app");
      return this;
    }

    /**
     * Sets the base URL to the API of a GitHub Enterprise Server.
     *
     * @param url the URL of the server, such as {@code https://git.acme.example}; {@code /api/v3/}
     *     is appended if it is missing
     * @return this builder
     */
    public Builder enterpriseServer(String url) {
      Objects.requireNonNull(url, "url");
      String server = url.replaceFirst("/+$", "");
      return baseUrl(server + (server.endsWith("/api/v3") ? "/" : "/api/v3/"));
    }

    /**
     * Sets the base URL to the API of an enterprise on GHE.com (GitHub Enterprise Cloud with data
     * residency).
     *
     * @param subdomain the subdomain of the enterprise, such as {@code octocorp} for {@code
     *     octocorp.ghe.com}
     * @return this builder
     * @throws IllegalArgumentException if the subdomain is not a single host name label
     */
    public Builder enterpriseCloud(String subdomain) {
      if (!HOST_LABEL.matcher(Require.identifier("subdomain", subdomain)).matches()) {
        throw new IllegalArgumentException("subdomain must be a single host name label");
      }
      return baseUrl("https://api." + subdomain + ".ghe.com/");
    }

    /**
     * Sets the header {@code X-GitHub-Api-Version}. The default is {@code 2022-11-28}.
     *
     * @param version an API version of GitHub, such as {@code 2022-11-28}
     * @return this builder
     * @throws IllegalArgumentException if the version is blank or is not a valid header value
     */
    public Builder apiVersion(String version) {
      this.apiVersion =
          Require.headerValue("X-GitHub-Api-Version", Require.text("version", version));
      return this;
    }

    /**
     * Sets the minimum interval between the starts of two requests that write. GitHub recommends
     * one second, which is the default. A request that would be sent too early waits.
     *
     * @param interval the interval; zero turns the waiting off
     * @return this builder
     * @throws IllegalArgumentException if the interval is negative or longer than 24 days
     */
    @Override
    public Builder minWriteInterval(Duration interval) {
      return super.minWriteInterval(interval);
    }

    /**
     * Checks the options and creates the client. No request is sent. If a GitHub App is set, it is
     * used instead of a token or token source.
     *
     * @return the client; the caller must close it
     * @throws IllegalStateException if no token, token source or GitHub App is set, or if the
     *     version of OkHttp or Jackson is too old
     * @throws IllegalArgumentException if the base URL is not valid
     */
    public GitHubClient build() {
      if (app == null) {
        return new GitHubClient(endpoint(new GitHubDialect(apiVersion)), organization);
      }
      InstallationTokens tokens = new InstallationTokens(app);
      tokenSource(tokens.source());
      Endpoint endpoint = endpoint(new GitHubDialect(apiVersion));
      tokens.sendThrough(endpoint);
      return new GitHubClient(endpoint, organization);
    }
  }
}
