package io.github.registrysdk.github;

import io.github.registrysdk.core.ApiClient;
import io.github.registrysdk.core.ClientBuilder;
import io.github.registrysdk.core.Secret;
import io.github.registrysdk.core.spi.Endpoint;
import io.github.registrysdk.core.toolkit.Require;
import java.time.Duration;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A client for the private registries of GitHub organizations. It is thread-safe. Close it when you
 * no longer need it.
 *
 * <pre>{@code
 * try (GitHubClient github = GitHubClient.fromEnvironment()) {
 *   github
 *       .organization("acme")
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
  private final KeyCache keys;

  private GitHubClient(Endpoint endpoint, KeyCache keys) {
    super(endpoint);
    this.keys = keys;
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
   * Creates a client for GitHub.com that uses the token in the environment variable {@code
   * GITHUB_TOKEN}. All other options have their defaults. No request is sent.
   *
   * @return the client; the caller must close it
   * @throws IllegalStateException if the variable is not set
   */
  public static GitHubClient fromEnvironment() {
    return builder().token(Secret.fromEnv("GITHUB_TOKEN")).build();
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
    return new GitHubOrganization(endpoint(), Require.identifier("organization", login), keys);
  }

  @Override
  protected GitHubClient over(Endpoint endpoint) {
    return new GitHubClient(endpoint, keys);
  }

  /** Builds a {@link GitHubClient}. */
  public static final class Builder extends ClientBuilder<Builder> {
    private static final Pattern HOST_LABEL =
        Pattern.compile("[A-Za-z0-9]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?");

    private String apiVersion = "2022-11-28";
    private @Nullable GitHubApp app;

    private Builder() {
      super("https://api.github.com/");
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
        return new GitHubClient(endpoint(new GitHubDialect(apiVersion)), new KeyCache());
      }
      InstallationTokens tokens = new InstallationTokens(app);
      tokenSource(tokens.source());
      Endpoint endpoint = endpoint(new GitHubDialect(apiVersion));
      tokens.sendThrough(endpoint);
      return new GitHubClient(endpoint, new KeyCache());
    }
  }
}
