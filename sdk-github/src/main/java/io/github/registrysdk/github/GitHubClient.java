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
 * GitHub's organization private registries.
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

  /** {@return a builder of a client for {@code https://api.github.com/}, still without a token} */
  public static Builder builder() {
    return new Builder();
  }

  /**
   * A client of github.com with the token of the environment variable {@code GITHUB_TOKEN}.
   *
   * @return the client
   * @throws IllegalStateException if it is not set
   */
  public static GitHubClient fromEnvironment() {
    return builder().token(Secret.fromEnv("GITHUB_TOKEN")).build();
  }

  /**
   * One organization's part of the API; sends nothing.
   *
   * @param login the organization's name; upper and lower case are the same
   * @return the organization's services
   * @throws IllegalArgumentException if it can't be part of an address
   */
  public GitHubOrganization organization(String login) {
    return new GitHubOrganization(endpoint(), Require.identifier("organization", login), keys);
  }

  @Override
  protected GitHubClient over(Endpoint endpoint) {
    return new GitHubClient(endpoint, keys);
  }

  /** Options of a client. */
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
     * Signs in as an App, instead of with a token. Installation tokens are kept until five minutes
     * before they end.
     *
     * @param app the App and its installation
     * @return this builder
     */
    public Builder app(GitHubApp app) {
      this.app = Objects.requireNonNull(app, "app");
      return this;
    }

    /**
     * Talks to a GitHub Enterprise Server.
     *
     * @param url the server's address, such as {@code https://git.acme.example}; its API is below
     *     {@code /api/v3/}, which may be named too
     * @return this builder
     */
    public Builder enterpriseServer(String url) {
      Objects.requireNonNull(url, "url");
      String server = url.replaceFirst("/+$", "");
      return baseUrl(server + (server.endsWith("/api/v3") ? "/" : "/api/v3/"));
    }

    /**
     * Talks to an enterprise on GHE.com.
     *
     * @param subdomain the enterprise's own, such as {@code octocorp} of {@code octocorp.ghe.com}
     * @return this builder
     * @throws IllegalArgumentException if it is not one part of a host's name
     */
    public Builder enterpriseCloud(String subdomain) {
      if (!HOST_LABEL.matcher(Require.identifier("subdomain", subdomain)).matches()) {
        throw new IllegalArgumentException("subdomain must be one part of a host's name");
      }
      return baseUrl("https://api." + subdomain + ".ghe.com/");
    }

    /**
     * Sets what is sent as {@code X-GitHub-Api-Version}; {@code 2022-11-28} by default.
     *
     * @param version as GitHub's pages name it, such as {@code 2022-11-28}
     * @return this builder
     * @throws IllegalArgumentException if it is blank or can't stand in a header
     */
    public Builder apiVersion(String version) {
      this.apiVersion =
          Require.headerValue("X-GitHub-Api-Version", Require.text("version", version));
      return this;
    }

    /**
     * The shortest time between the starts of two writes, as GitHub asks for; a second by default.
     *
     * @param interval not negative; zero for none
     * @return this builder
     * @throws IllegalArgumentException if it is negative
     */
    @Override
    public Builder minWriteInterval(Duration interval) {
      return super.minWriteInterval(interval);
    }

    /**
     * Checks the options and makes the client; nothing is sent. An App takes the place of a token.
     *
     * @return the client, to be closed by the caller
     * @throws IllegalStateException without a token, token source or App, or with an OkHttp or
     *     Jackson that is too old
     * @throws IllegalArgumentException if the base URL can't be used
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
