package io.github.registrysdk.humanitec;

import io.github.registrysdk.core.ApiClient;
import io.github.registrysdk.core.ClientBuilder;
import io.github.registrysdk.core.Secret;
import io.github.registrysdk.core.spi.Endpoint;
import io.github.registrysdk.core.toolkit.Require;

/**
 * Humanitec's registries.
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
  private final UnclearCreates unclear;

  private HumanitecClient(Endpoint endpoint, UnclearCreates unclear) {
    super(endpoint);
    this.unclear = unclear;
  }

  /**
   * {@return a builder of a client for {@code https://api.humanitec.io/}, still without a token}
   */
  public static Builder builder() {
    return new Builder();
  }

  /**
   * A client with the token of the environment variable {@code HUMANITEC_TOKEN}.
   *
   * @return the client
   * @throws IllegalStateException if it is not set
   */
  public static HumanitecClient fromEnvironment() {
    return builder().token(Secret.fromEnv("HUMANITEC_TOKEN")).build();
  }

  /**
   * One organization's part of the API; sends nothing.
   *
   * @param id the organization's id
   * @return the organization's services
   * @throws IllegalArgumentException if it can't be part of an address
   */
  public HumanitecOrganization organization(String id) {
    return new HumanitecOrganization(endpoint(), Require.identifier("organization", id), unclear);
  }

  @Override
  protected HumanitecClient over(Endpoint endpoint) {
    return new HumanitecClient(endpoint, unclear);
  }

  /** Options of a client. */
  public static final class Builder extends ClientBuilder<Builder> {
    private Builder() {
      super("https://api.humanitec.io/");
    }

    @Override
    protected Builder self() {
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
    public HumanitecClient build() {
      return new HumanitecClient(endpoint(new HumanitecDialect()), new UnclearCreates());
    }
  }
}
