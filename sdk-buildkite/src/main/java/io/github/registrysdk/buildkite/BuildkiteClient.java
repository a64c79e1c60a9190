package io.github.registrysdk.buildkite;

import io.github.registrysdk.core.ApiClient;
import io.github.registrysdk.core.ClientBuilder;
import io.github.registrysdk.core.Secret;
import io.github.registrysdk.core.spi.Endpoint;
import io.github.registrysdk.core.toolkit.Require;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Buildkite Package Registries.
 *
 * <pre>{@code
 * try (BuildkiteClient buildkite = BuildkiteClient.fromEnvironment()) {
 *   for (PackageRegistry registry : buildkite.organization("acme").registries().list()) {
 *     System.out.println(registry.slug());
 *   }
 * }
 * }</pre>
 *
 * <p>{@link #rateLimits()} tells the organization's limit, {@code rest}, before the user's, {@code
 * rest_user}; one that an answer leaves out is missing.
 *
 * @see <a href="https://buildkite.com/docs/apis/rest-api/package-registries/registries">Buildkite:
 *     registries API</a>
 */
public final class BuildkiteClient extends ApiClient<BuildkiteClient> {
  private static final String BASE_URL = "https://api.buildkite.com/";

  private final List<String> storageHosts;

  private BuildkiteClient(Endpoint endpoint, List<String> storageHosts) {
    super(endpoint);
    this.storageHosts = storageHosts;
  }

  /**
   * {@return a builder of a client for {@code https://api.buildkite.com/}, still without a token}
   */
  public static Builder builder() {
    return new Builder();
  }

  /**
   * A client with the API access token of the environment variable {@code BUILDKITE_API_TOKEN}.
   *
   * @return the client
   * @throws IllegalStateException if it is not set
   */
  public static BuildkiteClient fromEnvironment() {
    return builder().token(Secret.fromEnv("BUILDKITE_API_TOKEN")).build();
  }

  /**
   * One organization's part of the API; sends nothing.
   *
   * @param slug the organization's name in addresses
   * @return the organization's services
   * @throws IllegalArgumentException if it can't be part of an address
   */
  public BuildkiteOrganization organization(String slug) {
    return new BuildkiteOrganization(
        endpoint(), Require.identifier("organization", slug), storageHosts);
  }

  @Override
  protected BuildkiteClient over(Endpoint endpoint) {
    return new BuildkiteClient(endpoint, storageHosts);
  }

  /** Options of a client. */
  public static final class Builder extends ClientBuilder<Builder> {
    private final List<String> storageHosts = new ArrayList<>(List.of("amazonaws.com"));

    private Builder() {
      super(BASE_URL);
    }

    @Override
    protected Builder self() {
      return this;
    }

    /**
     * Trusts one more host with the files that are published through storage; hosts below {@code
     * amazonaws.com} are trusted by default.
     *
     * @param host the host itself or the end of its name, without a dot in front
     * @return this builder
     * @throws IllegalArgumentException if it can't be part of a host's name
     */
    public Builder storageHost(String host) {
      if (Require.identifier("host", host).startsWith(".")) {
        throw new IllegalArgumentException("host must not start with a dot");
      }
      storageHosts.add(host.toLowerCase(Locale.ROOT));
      return this;
    }

    /**
     * Checks the options and makes the client; nothing is sent.
     *
     * @return the client, to be closed by the caller
     * @throws IllegalStateException without a token or token source, or with an OkHttp or Jackson
     *     that is too old
     * @throws IllegalArgumentException if the base URL can't be used
     */
    public BuildkiteClient build() {
      return new BuildkiteClient(endpoint(new BuildkiteDialect()), List.copyOf(storageHosts));
    }
  }
}
