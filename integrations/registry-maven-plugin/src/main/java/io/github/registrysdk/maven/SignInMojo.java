package io.github.registrysdk.maven;

import io.github.registrysdk.buildkite.BuildkiteClient;
import io.github.registrysdk.buildkite.model.Ecosystem;
import io.github.registrysdk.buildkite.model.RegistryAccess;
import io.github.registrysdk.core.Secret;
import io.github.registrysdk.core.TokenSource;
import javax.inject.Inject;
import org.apache.maven.artifact.repository.ArtifactRepository;
import org.apache.maven.artifact.repository.Authentication;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.project.MavenProject;
import org.apache.maven.settings.crypto.SettingsDecrypter;
import org.jspecify.annotations.Nullable;

/**
 * Makes {@code deploy} authenticate to a registry of the ecosystem {@code java}, to which {@code
 * distributionManagement} must point. The token is requested when {@code deploy} begins to upload,
 * so that it has not expired. It is kept in memory only. A build that does not deploy needs no
 * token.
 */
@Mojo(name = "sign-in", defaultPhase = LifecyclePhase.INITIALIZE, threadSafe = true)
public final class SignInMojo extends RegistryMojo {
  private final MavenProject project;

  /** The slug of the registry. */
  @Parameter(property = "registry.registry", required = true)
  private String registry = "";

  @Inject
  SignInMojo(MavenSession session, SettingsDecrypter decrypter, MavenProject project) {
    super(session, decrypter);
    this.project = project;
  }

  @SuppressWarnings("deprecation") // In Maven 3.9 and 4, deploy reads from no other place.
  @Override
  void run() throws MojoExecutionException, MojoFailureException {
    ArtifactRepository repository = project.getDistributionManagementArtifactRepository();
    if (repository == null) {
      getLog().info("no distributionManagement: there is nothing to sign in to");
      return;
    }
    TokenSource tokens = new OnDemand();
    RegistryAccess access;
    try (BuildkiteClient client = client(tokens)) {
      access = client.organization(organization()).registry(registry, Ecosystem.JAVA).access();
    }
    if (!(repository.getUrl() + "/").startsWith(access.url().toString())) {
      throw new MojoFailureException(
          "the token is only sent to the registry, but distributionManagement has another URL than "
              + access.url());
    }
    repository.setAuthentication(new Credentials(access.userName(), tokens));
  }

  /** Looks for a token when it is needed, because most builds on other machines have none. */
  private final class OnDemand implements TokenSource {
    private @Nullable TokenSource found;

    @Override
    public synchronized Secret token() {
      try {
        found = found == null ? SignInMojo.this.token(registry).source() : found;
      } catch (MojoExecutionException e) {
        throw new IllegalStateException(e.getMessage(), e);
      }
      return found.token();
    }
  }

  /** Maven reads the password when it deploys. */
  private static final class Credentials extends Authentication {
    private final TokenSource tokens;

    Credentials(String userName, TokenSource tokens) {
      super(userName, null);
      this.tokens = tokens;
    }

    @Override
    public String getPassword() {
      return tokens.token().reveal();
    }
  }
}
