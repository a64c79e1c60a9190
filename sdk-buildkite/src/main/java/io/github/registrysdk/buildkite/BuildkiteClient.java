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
 * A client for Buildkite Package Registries. It is thread-safe. Close it when you no longer need
 * it.
 *
 * <pre>{@code
 * try (BuildkiteClient buildkite = BuildkiteClient.fromEnvironment()) {
 *   for (PackageRegistry registry : buildkite.organization("acme").registries().list()) {
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

  private final List<String> storageHosts;

  private BuildkiteClient(Endpoint endpoint, List<String> storageHosts) {
    super(endpoint);
    this.storageHosts = storageHosts;
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
   * Creates a client that uses the API access token in the environment variable {@code
   * BUILDKITE_API_TOKEN}. All other options have their defaults. No request is sent.
   *
   * @return the client; the caller must close it
   * @throws IllegalStateException if the variable is not set
   */
  public static BuildkiteClient fromEnvironment() {
    return builder().token(Secret.fromEnv("BUILDKITE_API_TOKEN")).build();
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
        endpoint(), Require.identifier("organization", slug), storageHosts);
  }

  @Override
  protected BuildkiteClient over(Endpoint endpoint) {
    return new BuildkiteClient(endpoint, storageHosts);
  }

  /** Builds a {@link BuildkiteClient}. */
  public static final class Builder extends ClientBuilder<Builder> {
    private final List<String> storageHosts =
        new ArrayList<>(List.of("amazonaws.com", "storage.googleapis.com"));

    private Builder() {
      super(BASE_URL);
    }

    @Override
    protected Builder self() {
      return this;
    }

    /**
     * Adds a host to which files may be uploaded when they are published with {@link
     * PublishVia#STORAGE}. By default, {@code amazonaws.com} and {@code storage.googleapis.com} are
     * trusted, with their subdomains. An upload to any other host is refused with an {@link
     * io.github.registrysdk.core.UploadException}.
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
     * Checks the options and creates the client. No request is sent.
     *
     * @return the client; the caller must close it
     * @throws IllegalStateException if neither a token nor a token source is set, or if the version
     *     of OkHttp or Jackson is too old
     * @throws IllegalArgumentException if the base URL is not valid
     */
    public BuildkiteClient build() {
      return new BuildkiteClient(endpoint(new BuildkiteDialect()), List.copyOf(storageHosts));
    }
  }
}
