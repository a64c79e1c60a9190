package io.github.registrysdk.maven;

import io.github.registrysdk.buildkite.BuildkiteOidc;
import io.github.registrysdk.core.Secret;
import io.github.registrysdk.core.TokenSource;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.apache.maven.plugin.MojoExecutionException;
import org.jspecify.annotations.Nullable;

/**
 * The token of a goal, and the place that it comes from. The place is named in the log and in
 * messages; the token never is.
 */
record JobToken(TokenSource source, String origin) {
  private static final String API_TOKEN = "BUILDKITE_API_TOKEN";
  private static final String AGENT_JOB = "BUILDKITE_JOB_ID";
  private static final String ACTIONS_JOB = "ACTIONS_ID_TOKEN_REQUEST_URL";

  /**
   * Finds the token: the password of a server in {@code settings.xml} if one is named, an OIDC
   * token if that is asked for, then the API access token of the environment, and at last an OIDC
   * token of the CI job.
   *
   * @param serverId the server in {@code settings.xml}, or null
   * @param oidc {@code agent}, {@code github-actions} or null
   * @param scope the registry as {@code organization/registry}; null if an OIDC token is of no use
   * @param passwords the password of a server by its id, null if there is none
   * @param environment the environment variables
   */
  static JobToken find(
      @Nullable String serverId,
      @Nullable String oidc,
      @Nullable String scope,
      UnaryOperator<@Nullable String> passwords,
      Map<String, String> environment)
      throws MojoExecutionException {
    if (serverId != null) {
      if (oidc != null) {
        throw new MojoExecutionException("set serverId or oidc, not both");
      }
      String place = "the server '" + serverId + "' in settings.xml";
      String password = passwords.apply(serverId);
      if (password == null || password.isBlank()) {
        throw new MojoExecutionException(place + " is missing, or has no password");
      }
      if (password.startsWith("{") && password.endsWith("}")) {
        throw new MojoExecutionException(
            "the password of " + place + " could not be decrypted, see settings-security.xml");
      }
      return fixed(password, place);
    }
    String apiToken = environment.getOrDefault(API_TOKEN, "");
    if (oidc == null && !apiToken.isBlank()) {
      return fixed(apiToken, "the environment variable " + API_TOKEN);
    }
    String job = oidc != null ? oidc : jobOf(environment);
    if (job == null || scope == null) {
      throw new MojoExecutionException(
          "there is no token: name a server of settings.xml with serverId, or set "
              + API_TOKEN
              + (scope == null ? "" : ", or run in a CI job that can request OIDC tokens"));
    }
    int slash = scope.indexOf('/');
    TokenSource tokens =
        issuer(job, environment).forRegistry(scope.substring(0, slash), scope.substring(slash + 1));
    return new JobToken(tokens, "the OIDC tokens of the CI job (" + job + ")");
  }

  private static JobToken fixed(String token, String place) throws MojoExecutionException {
    try {
      return new JobToken(TokenSource.fixed(Secret.of(token)), place);
    } catch (IllegalArgumentException e) {
      throw new MojoExecutionException("the token in " + place + ": " + e.getMessage());
    }
  }

  private static @Nullable String jobOf(Map<String, String> environment) {
    if (!environment.getOrDefault(AGENT_JOB, "").isBlank()) {
      return "agent";
    }
    return environment.getOrDefault(ACTIONS_JOB, "").isBlank() ? null : "github-actions";
  }

  private static BuildkiteOidc issuer(String job, Map<String, String> environment)
      throws MojoExecutionException {
    return switch (job) {
      case "agent" -> BuildkiteOidc.agent(environment);
      case "github-actions" -> BuildkiteOidc.gitHubActions(environment);
      default ->
          throw new MojoExecutionException("oidc must be agent or github-actions, not " + job);
    };
  }

  /** Contains no token. */
  @Override
  public String toString() {
    return "JobToken[" + origin + "]";
  }
}
