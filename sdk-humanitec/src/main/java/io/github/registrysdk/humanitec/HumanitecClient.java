package io.github.registrysdk.humanitec;

import io.github.registrysdk.core.ApiClient;
import io.github.registrysdk.core.ClientBuilder;
import io.github.registrysdk.core.spi.Endpoint;
import io.github.registrysdk.core.toolkit.Environment;
import io.github.registrysdk.core.toolkit.Require;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A client for the image registries of Humanitec organizations. It is thread-safe. Close it when
 * you no longer need it.
 *
 * <pre>{@code
 * try (HumanitecClient humanitec = HumanitecClient.fromEnvironment()) {
 *   RegistryCreds creds = humanitec.organization().registries().creds("acme-images");
 * }
 * }</pre>
 *
 * @see <a
 *     href="https://developer.humanitec.com/platform-orchestrator/reference/api-references/">Humanitec:
 *     API reference</a>
 */
public final class HumanitecClient extends ApiClient<HumanitecClient> {
  private static final String TOKEN = "HUMANITEC_TOKEN";
  private static final String ORGANIZATION = "HUMANITEC_ORG";
  private static final String URL = "HUMANITEC_API_PREFIX";
  private static final String OTHER_URL = "HUMANITEC_HOST";

  private final UnknownOutcomes unknownOutcomes;
  private final @Nullable String organization;

  private HumanitecClient(
      Endpoint endpoint, UnknownOutcomes unknownOutcomes, @Nullable String organization) {
    super(endpoint);
    this.unknownOutcomes = unknownOutcomes;
    this.organization = organization;
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
   * Creates a client from the environment variables of this process, as {@link
   * #fromEnvironment(Map)} does.
   *
   * @return the client; the caller must close it
   * @throws IllegalStateException as {@link #fromEnvironment(Map)} throws it
   */
  public static HumanitecClient fromEnvironment() {
    return fromEnvironment(System.getenv());
  }

  /**
   * Creates a client from the environment variables that Humanitec's own tools read. All other
   * options have their defaults. No request is sent. A variable that is blank counts as not set.
   *
   * <ul>
   *   <li>{@code HUMANITEC_TOKEN}: the token. It is required.
   *   <li>{@code HUMANITEC_ORG}: the ID of the organization that {@link #organization()} returns.
   *   <li>{@code HUMANITEC_API_PREFIX}, or its older name {@code HUMANITEC_HOST}: the base URL. The
   *       default is {@code https://api.humanitec.io/}.
   * </ul>
   *
   * @param environment the variables by name, such as {@code System.getenv()}
   * @return the client; the caller must close it
   * @throws IllegalStateException if the token is not set, if a value is not valid, or if the two
   *     variables with a base URL differ; the message names the variables and contains no value
   */
  public static HumanitecClient fromEnvironment(Map<String, String> environment) {
    Environment env = new Environment(environment);
    Builder builder = env.token(TOKEN, builder()::token);
    builder.organization = env.identifier(ORGANIZATION);
    String url = env.url(URL, OTHER_URL);
    if (url != null) {
      builder.baseUrl(url);
    }
    return Environment.naming(env.has(URL) ? URL : OTHER_URL, builder::build);
  }

  /**
   * Returns the services for the organization that the environment variable {@code HUMANITEC_ORG}
   * named when {@link #fromEnvironment()} created this client. This method sends no request and
   * does not check that the organization exists.
   *
   * @return the organization
   * @throws IllegalStateException if the variable was not set, or if the client was not created
   *     from environment variables
   */
  public HumanitecOrganization organization() {
    return organization(Environment.organization(organization, "HumanitecClient", ORGANIZATION));
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
    return new HumanitecClient(endpoint, unknownOutcomes, organization);
  }

  /** Builds a {@link HumanitecClient}. */
  public static final class Builder extends ClientBuilder<Builder> {
    private @Nullable String organization;

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
      return new HumanitecClient(
          endpoint(new HumanitecDialect()), new UnknownOutcomes(), organization);
    }
  }
}
