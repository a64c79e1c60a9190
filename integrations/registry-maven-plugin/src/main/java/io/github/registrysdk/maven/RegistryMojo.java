package io.github.registrysdk.maven;

import io.github.registrysdk.buildkite.BuildkiteClient;
import io.github.registrysdk.core.SdkException;
import io.github.registrysdk.core.TokenSource;
import java.io.UncheckedIOException;
import java.net.URI;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.AbstractMojo;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.settings.Server;
import org.apache.maven.settings.crypto.DefaultSettingsDecryptionRequest;
import org.apache.maven.settings.crypto.SettingsDecrypter;
import org.jspecify.annotations.Nullable;

/** What all goals need: the organization, the token and the client. No parameter is a secret. */
abstract class RegistryMojo extends AbstractMojo {
  private final MavenSession session;
  private final SettingsDecrypter decrypter;

  /** The slug of the organization. Buildkite sets the environment variable in every job. */
  @Parameter(
      property = "registry.organization",
      defaultValue = "${env.BUILDKITE_ORGANIZATION_SLUG}")
  private @Nullable String organization;

  /**
   * The id of a server in {@code settings.xml} whose password is the token. By default, the token
   * is the environment variable {@code BUILDKITE_API_TOKEN}. If this variable is not set, the goal
   * uses an OIDC token of the CI job.
   */
  @Parameter(property = "registry.serverId")
  private @Nullable String serverId;

  /**
   * Where OIDC tokens come from: {@code agent} or {@code github-actions}. Set this parameter to use
   * OIDC tokens although {@code BUILDKITE_API_TOKEN} is set.
   */
  @Parameter(property = "registry.oidc")
  private @Nullable String oidc;

  /** The URL of Buildkite's REST API, to which the token is sent. */
  @Parameter(property = "registry.apiUrl", defaultValue = "${env.BUILDKITE_REST_API_ENDPOINT}")
  private @Nullable String apiUrl;

  /** The URL of the host where package managers find the registries. */
  @Parameter(property = "registry.packagesUrl", defaultValue = "https://packages.buildkite.com/")
  private String packagesUrl = "";

  /** Whether the goal does nothing. */
  @Parameter(property = "registry.skip", defaultValue = "false")
  private boolean skip;

  RegistryMojo(MavenSession session, SettingsDecrypter decrypter) {
    this.session = session;
    this.decrypter = decrypter;
  }

  /** What a goal does. */
  abstract void run() throws MojoExecutionException, MojoFailureException;

  @Override
  public final void execute() throws MojoExecutionException, MojoFailureException {
    if (skip) {
      getLog().info("skipped");
      return;
    }
    try {
      run();
    } catch (SdkException
        | IllegalArgumentException
        | IllegalStateException
        | UncheckedIOException e) {
      throw new MojoExecutionException(e.getMessage(), e);
    }
  }

  final String organization() throws MojoExecutionException {
    if (organization == null) {
      throw new MojoExecutionException(
          "set organization, or the environment variable BUILDKITE_ORGANIZATION_SLUG");
    }
    return organization;
  }

  /** The token for a registry. No request is sent. */
  final JobToken token(@Nullable String registry) throws MojoExecutionException {
    String scope = registry == null ? null : organization() + "/" + registry;
    JobToken token = JobToken.find(serverId, oidc, scope, this::password, System.getenv());
    getLog().info("signing in with " + token.origin());
    return token;
  }

  private @Nullable String password(@Nullable String id) {
    Server server = session.getSettings().getServer(id);
    if (server == null) {
      return null;
    }
    Server decrypted = decrypter.decrypt(new DefaultSettingsDecryptionRequest(server)).getServer();
    return decrypted.getPassword();
  }

  /** A client, which the caller must close. */
  final BuildkiteClient client(TokenSource tokens) {
    BuildkiteClient.Builder builder =
        BuildkiteClient.builder()
            .tokenSource(tokens)
            .packagesUrl(URI.create(packagesUrl))
            .userAgentSuffix("registry-maven-plugin");
    if (apiUrl != null && !apiUrl.isBlank()) {
      builder.baseUrl(apiUrl.replaceFirst("/v2/*$", "/"));
    }
    return builder.build();
  }
}
