package io.github.registrysdk.humanitec;

import io.github.registrysdk.core.ApiClient;
import io.github.registrysdk.core.ClientBuilder;
import io.github.registrysdk.core.Secret;
import io.github.registrysdk.core.spi.Endpoint;
import io.github.registrysdk.core.toolkit.Require;

/**
 * A client for the image registries of Humanitec organizations. It is thread-safe. Close it when
 * you no longer need it.
 *
 * <pre>{@code
 * try (HumanitecClient humanitec = HumanitecClient.fromEnvironment()) {
 *   RegistryCreds creds = humanitec.organization("acme").registries().creds("acme-images");
 * }
 * }</pre>
 *
 * @see <a
 *     href="https://developer.humanitec.com/platform-orchestrator/reference/api-references/">Humanitec:
 *     API reference</a>
 */
public final class HumanitecClient extends ApiClient<HumanitecClient> {
  private final UnknownOutcomes unknownOutcomes;

  private HumanitecClient(Endpoint endpoint, UnknownOutcomes unknownOutcomes) {
    super(endpoint);
    this.unknownOutcomes = unknownOutcomes;
  }

  /**
   * Returns a builder for a client. The default base URL is {@code https://api.humanitec.io/}. A
   * token or a token source must be set.
   *
   * @return a new builder
   */
  public static Builder builder() {
    return new Builder();
  }

  /**
   * Creates a client that uses the token in the environment variable {@code HUMANITEC_TOKEN}. All
   * other options have their defaults. No request is sent.
   *
   * @return the client; the caller must close it
   * @throws IllegalStateException if the variable is not set
   */
  public static HumanitecClient fromEnvironment() {
    return builder().token(Secret.fromEnv("HUMANITEC_TOKEN")).build();
  }

  /**
   * Returns the services for one organization. This method sends no request and does not check that
   * the organization exists.
   *
   * @param id the ID of the organization
   * @return the organization
   * @throws IllegalArgumentException if the ID is not a valid path segment
   */
  public HumanitecOrganization organization(String id) {
    return new HumanitecOrganization(
        endpoint(), Require.identifier("organization", id), unknownOutcomes);
  }

  @Override
  protected HumanitecClient over(Endpoint endpoint) {
    return new HumanitecClient(endpoint, unknownOutcomes);
  }

  /** Builds a {@link HumanitecClient}. */
  public static final class Builder extends ClientBuilder<Builder> {
    private Builder() {
      super("https://api.humanitec.io/");
    }

    @Override
    protected Builder self() {
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
    public HumanitecClient build() {
      return new HumanitecClient(endpoint(new HumanitecDialect()), new UnknownOutcomes());
    }
  }
}
