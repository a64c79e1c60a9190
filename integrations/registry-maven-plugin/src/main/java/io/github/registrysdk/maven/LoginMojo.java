package io.github.registrysdk.maven;

import io.github.registrysdk.buildkite.BuildkiteClient;
import io.github.registrysdk.buildkite.model.Ecosystem;
import io.github.registrysdk.buildkite.model.RegistryAccess;
import io.github.registrysdk.core.DockerConfig;
import io.github.registrysdk.core.Secret;
import io.github.registrysdk.core.TokenSource;
import java.io.File;
import java.nio.file.Path;
import java.util.Set;
import javax.inject.Inject;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.settings.crypto.SettingsDecrypter;

/**
 * Writes the credentials for a registry to a file that only its owner may read: {@code
 * settings.xml} for {@code java}, Docker's {@code config.json} for images, {@code .npmrc} or {@code
 * pip.conf}. An OIDC token in the file expires after five minutes.
 */
@Mojo(name = "login", requiresProject = false, threadSafe = true)
public final class LoginMojo extends RegistryMojo {
  private static final Set<Ecosystem> IMAGES =
      Set.of(Ecosystem.OCI, Ecosystem.CONTAINER, Ecosystem.HELM_OCI);

  /** The slug of the registry. */
  @Parameter(property = "registry.registry", required = true)
  private String registry = "";

  /** The ecosystem of the registry, such as {@code java} or {@code oci}. */
  @Parameter(property = "registry.ecosystem", required = true)
  private String ecosystem = "";

  /**
   * The file to write. In an existing configuration of Docker, all other content is kept. Any other
   * existing file is replaced only if this goal has written it.
   */
  @Parameter(property = "registry.file", required = true)
  private File file = new File("");

  @Inject
  LoginMojo(MavenSession session, SettingsDecrypter decrypter) {
    super(session, decrypter);
  }

  @Override
  void run() throws MojoExecutionException {
    Ecosystem kind = new Ecosystem(ecosystem);
    TokenSource tokens = token(registry).source();
    RegistryAccess access;
    try (BuildkiteClient client = client(tokens)) {
      access = client.organization(organization()).registry(registry, kind).access();
    }
    Path path = file.toPath().toAbsolutePath();
    if (IMAGES.contains(kind)) {
      DockerConfig.at(path).put(access.dockerLogin(tokens.token()));
    } else {
      Secret secret = tokens.token();
      CredentialsFile.write(path, CredentialsFile.content(access.settings(), kind, secret));
    }
    getLog().info("wrote the credentials for " + access.audience() + " to " + path);
  }
}
