package io.github.registrysdk.buildkite;

import io.github.registrysdk.buildkite.internal.ActionsOidcToken;
import io.github.registrysdk.buildkite.internal.AgentOidcToken;
import io.github.registrysdk.core.AccessToken;
import io.github.registrysdk.core.ClientBuilder;
import io.github.registrysdk.core.Secret;
import io.github.registrysdk.core.TokenSource;
import io.github.registrysdk.core.spi.ApiCall;
import io.github.registrysdk.core.spi.Dialect;
import io.github.registrysdk.core.spi.Endpoint;
import io.github.registrysdk.core.spi.JsonType;
import io.github.registrysdk.core.spi.Operation;
import io.github.registrysdk.core.spi.RequestFields;
import io.github.registrysdk.core.spi.RetryClass;
import io.github.registrysdk.core.toolkit.Environment;
import io.github.registrysdk.core.toolkit.Require;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Authenticates a CI job without a stored secret: it gets OIDC tokens from the CI system. The OIDC
 * policy of a registry decides which of these tokens the registry accepts. A token is for one
 * registry, which accepts no token that is valid for more than five minutes. The token is requested
 * when a client first needs it, once for all threads, and again when a call needs it shortly before
 * it expires.
 *
 * <pre>{@code
 * TokenSource tokens = BuildkiteOidc.agent().forRegistry("acme", "fruit");
 * try (BuildkiteClient buildkite = BuildkiteClient.builder().tokenSource(tokens).build()) {
 *   buildkite.organization("acme").registry("fruit").packages().publish(upload);
 * }
 * }</pre>
 *
 * <p>If the request for a token fails and no cached token is valid, the call that needs the token
 * fails with the same exception, and nothing is sent to Buildkite's API. Instances are immutable
 * and thread-safe.
 *
 * @see <a href="https://buildkite.com/docs/package-registries/security/oidc">Buildkite: OIDC in
 *     package registries</a>
 */
public final class BuildkiteOidc {
  private static final String AGENT_TOKEN = "BUILDKITE_AGENT_ACCESS_TOKEN";
  private static final String AGENT_URL = "BUILDKITE_AGENT_ENDPOINT";
  private static final String JOB = "BUILDKITE_JOB_ID";
  private static final String ACTIONS_TOKEN = "ACTIONS_ID_TOKEN_REQUEST_TOKEN";
  private static final String ACTIONS_URL = "ACTIONS_ID_TOKEN_REQUEST_URL";

  /** Registries refuse tokens that live longer. */
  private static final int LIFETIME_SECONDS = 300;

  private static final Duration MARGIN = Duration.ofSeconds(30);
  private static final Duration COMMAND_TIMEOUT = Duration.ofSeconds(60);
  private static final Pattern EXPIRY = Pattern.compile("\"exp\"\\s*:\\s*(\\d{1,11})\\b");

  private static final Operation FROM_AGENT =
      Operation.of(
              "request an OIDC token from the agent API",
              "POST",
              "jobs/{job}/oidc/tokens",
              RetryClass.REPEATABLE)
          .asPreparation();
  private static final Operation FROM_ACTIONS =
      Operation.read("request an OIDC token from GitHub Actions", "{request}");
  private static final JsonType<AgentOidcToken> AGENT_TYPE = JsonType.of(AgentOidcToken.class);
  private static final JsonType<ActionsOidcToken> ACTIONS_TYPE =
      JsonType.of(ActionsOidcToken.class);

  /** Transient because reflective serializers (Jackson, Gson) skip transient fields. */
  private final transient Function<Consumer<OptionsBuilder>, Issuer> issuers;

  private final transient Issuer issuer;

  private BuildkiteOidc(
      Function<Consumer<OptionsBuilder>, Issuer> issuers, Consumer<OptionsBuilder> options) {
    this.issuers = issuers;
    this.issuer = issuers.apply(options);
  }

  /**
   * Gets tokens from the Buildkite agent of the job in which this process runs, as {@link
   * #agent(Map)} does with the environment variables of this process.
   *
   * @return the source of OIDC tokens
   * @throws IllegalStateException as {@link #agent(Map)} throws it
   */
  public static BuildkiteOidc agent() {
    return agent(System.getenv());
  }

  /**
   * Gets tokens from the Buildkite agent of a job. They are requested from the agent API with
   * {@code POST jobs/{id}/oidc/tokens}. This method sends no request.
   *
   * <ul>
   *   <li>{@code BUILDKITE_JOB_ID}: the job. It is required.
   *   <li>{@code BUILDKITE_AGENT_ACCESS_TOKEN}: the token of the job. If it is not set, tokens are
   *       requested with the command {@code buildkite-agent oidc request-token}. The command must
   *       be on the path of this process, and has a timeout of one minute.
   *   <li>{@code BUILDKITE_AGENT_ENDPOINT}: the URL of the agent API. It is required with the token
   *       of the job.
   * </ul>
   *
   * @param environment the variables by name, such as {@code System.getenv()}
   * @return the source of OIDC tokens
   * @throws IllegalStateException if a variable is missing or not valid; the message names it and
   *     contains no value
   * @see <a href="https://buildkite.com/docs/agent/cli/reference/oidc">Buildkite: OIDC tokens of
   *     the agent</a>
   */
  public static BuildkiteOidc agent(Map<String, String> environment) {
    return agent(environment, new AgentCommand("buildkite-agent", environment, COMMAND_TIMEOUT));
  }

  static BuildkiteOidc agent(Map<String, String> environment, AgentCommand command) {
    Environment env = new Environment(environment);
    env.required(JOB);
    String job = Objects.requireNonNull(env.identifier(JOB));
    if (!env.has(AGENT_TOKEN)) {
      return new BuildkiteOidc(
          options ->
              new Issuer(
                  InstantSource.system(), audience -> command.request(audience, LIFETIME_SECONDS)),
          options -> {});
    }
    Secret token = env.token(AGENT_TOKEN);
    String url = env.required(AGENT_URL);
    return new BuildkiteOidc(
        options -> {
          OptionsBuilder set = OptionsBuilder.of(options);
          Environment.naming(AGENT_TOKEN, () -> set.token(token));
          Endpoint api =
              Environment.naming(
                  AGENT_URL,
                  () -> set.baseUrl(url).open(new BuildkiteDialect("buildkite-agent", "Token")));
          return new Issuer(
              api::now,
              audience ->
                  api.call(FROM_AGENT, job)
                      .json(
                          RequestFields.empty()
                              .with("audience", audience)
                              .with("lifetime", LIFETIME_SECONDS))
                      .fetch(AGENT_TYPE)
                      .token());
        },
        options -> {});
  }

  /**
   * Gets tokens of the GitHub Actions job in which this process runs, as {@link
   * #gitHubActions(Map)} does with the environment variables of this process.
   *
   * @return the source of OIDC tokens
   * @throws IllegalStateException as {@link #gitHubActions(Map)} throws it
   */
  public static BuildkiteOidc gitHubActions() {
    return gitHubActions(System.getenv());
  }

  /**
   * Gets tokens of a GitHub Actions job. They are requested with {@code GET} from the URL in {@code
   * ACTIONS_ID_TOKEN_REQUEST_URL}, with the token in {@code ACTIONS_ID_TOKEN_REQUEST_TOKEN}. GitHub
   * sets both variables if the job has the permission {@code id-token: write}. GitHub also decides
   * when a token expires. This method sends no request.
   *
   * @param environment the variables by name, such as {@code System.getenv()}
   * @return the source of OIDC tokens
   * @throws IllegalStateException if a variable is missing or not valid; the message names it and
   *     contains no value
   * @see <a href="https://docs.github.com/en/actions/reference/security/oidc">GitHub: OpenID
   *     Connect reference</a>
   */
  public static BuildkiteOidc gitHubActions(Map<String, String> environment) {
    Environment env = new Environment(environment);
    for (String name : new String[] {ACTIONS_URL, ACTIONS_TOKEN}) {
      if (!env.has(name)) {
        throw new IllegalStateException(
            "the environment variable "
                + name
                + " is not set; GitHub sets it in a job with the permission id-token: write");
      }
    }
    String url = env.required(ACTIONS_URL);
    Secret token = env.token(ACTIONS_TOKEN);
    return new BuildkiteOidc(
        options -> {
          OptionsBuilder set = OptionsBuilder.of(options);
          Environment.naming(ACTIONS_TOKEN, () -> set.token(token));
          String path = url.split("[?]", 2)[0];
          int last = path.lastIndexOf('/') + 1;
          Endpoint api =
              Environment.naming(
                  ACTIONS_URL,
                  () ->
                      set.baseUrl(path.substring(0, last))
                          .open(new BuildkiteDialect("github-actions", "Bearer")));
          ApiCall call =
              Environment.naming(
                  ACTIONS_URL, () -> withQuery(api.call(FROM_ACTIONS, path.substring(last)), url));
          return new Issuer(
              api::now, audience -> call.query("audience", audience).fetch(ACTIONS_TYPE).value());
        },
        options -> {});
  }

  private static ApiCall withQuery(ApiCall call, String url) {
    String[] parts = url.split("[?]", 2);
    ApiCall complete = call;
    for (String parameter : parts.length == 1 ? new String[0] : parts[1].split("&")) {
      String[] pair = parameter.split("=", 2);
      complete = complete.query(decoded(pair[0]), pair.length == 1 ? "" : decoded(pair[1]));
    }
    return complete;
  }

  private static String decoded(String text) {
    return URLDecoder.decode(text, StandardCharsets.UTF_8);
  }

  /**
   * Returns a copy that requests tokens with other options, such as a proxy, an HTTP client that
   * trusts the CA of your company, or timeouts. The options do not apply to the command {@code
   * buildkite-agent}. The URL and the token of the requests always come from the environment
   * variables.
   *
   * @param options sets the options, such as {@code options -> options.proxy(proxies)}
   * @return a new source of OIDC tokens
   */
  public BuildkiteOidc withOptions(Consumer<OptionsBuilder> options) {
    return new BuildkiteOidc(issuers, Objects.requireNonNull(options, "options"));
  }

  /**
   * Returns the tokens for one registry. Their audience is {@code
   * https://packages.buildkite.com/{organization}/{registry}}, and the lifetime that is requested
   * from a Buildkite agent is 300 seconds, which is the maximum that registries accept. For GitHub
   * Actions, GitHub decides. Use the same token source for all clients of the registry. This method
   * sends no request.
   *
   * @param organization the slug of the organization
   * @param registry the slug of the registry
   * @return a token source that caches the token until 30 seconds before it expires
   * @throws IllegalArgumentException if a slug is not a valid path segment
   */
  public TokenSource forRegistry(String organization, String registry) {
    String audience =
        "https://packages.buildkite.com/"
            + Require.identifier("organization", organization)
            + "/"
            + Require.identifier("registry", registry);
    return TokenSource.cached(
        () -> {
          Instant latest = issuer.clock.instant().plusSeconds(LIFETIME_SECONDS);
          Secret token = issuer.tokens.apply(audience);
          return new AccessToken(token, expiry(token, latest));
        },
        MARGIN,
        issuer.clock);
  }

  /** The claim {@code exp}, if the token is a JWT that has it. */
  private static Instant expiry(Secret token, Instant otherwise) {
    String[] parts = token.reveal().split("[.]", -1);
    if (parts.length != 3) {
      return otherwise;
    }
    try {
      byte[] claims = Base64.getUrlDecoder().decode(parts[1]);
      Matcher expiry = EXPIRY.matcher(new String(claims, StandardCharsets.UTF_8));
      return expiry.find() ? Instant.ofEpochSecond(Long.parseLong(expiry.group(1))) : otherwise;
    } catch (IllegalArgumentException e) {
      return otherwise;
    }
  }

  @Override
  public String toString() {
    return "BuildkiteOidc";
  }

  /** Where tokens come from, and the clock by which they expire. */
  private static final class Issuer {
    final InstantSource clock;

    /** A token for an audience. */
    final Function<String, Secret> tokens;

    Issuer(InstantSource clock, Function<String, Secret> tokens) {
      this.clock = clock;
      this.tokens = tokens;
    }
  }

  /**
   * The options of the requests for OIDC tokens. A base URL and a token that are set here have no
   * effect.
   */
  public static final class OptionsBuilder extends ClientBuilder<OptionsBuilder> {
    private OptionsBuilder() {
      super("");
    }

    private static OptionsBuilder of(Consumer<OptionsBuilder> set) {
      OptionsBuilder options = new OptionsBuilder();
      set.accept(options);
      return options;
    }

    @Override
    protected OptionsBuilder self() {
      return this;
    }

    private Endpoint open(Dialect dialect) {
      return endpoint(dialect);
    }
  }
}
