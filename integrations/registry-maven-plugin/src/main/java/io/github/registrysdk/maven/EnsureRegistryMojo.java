package io.github.registrysdk.maven;

import io.github.registrysdk.buildkite.BuildkiteClient;
import io.github.registrysdk.buildkite.CreatePackageRegistry;
import io.github.registrysdk.buildkite.PackageRegistryService;
import io.github.registrysdk.buildkite.model.Ecosystem;
import io.github.registrysdk.buildkite.model.OidcPolicy;
import io.github.registrysdk.buildkite.model.PackageRegistry;
import io.github.registrysdk.core.AmbiguousRegistryException;
import io.github.registrysdk.core.Plan;
import io.github.registrysdk.core.ReplacementRequiredException;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.List;
import javax.inject.Inject;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.settings.crypto.SettingsDecrypter;
import org.jspecify.annotations.Nullable;

/**
 * Creates a registry, or changes it so that it is as described. This goal is idempotent. It
 * compares only the parameters that are set. The goal needs an API access token with the scopes
 * {@code read_registries} and {@code write_registries}, because OIDC tokens can't create
 * registries.
 */
@Mojo(name = "ensure-registry", requiresProject = false, threadSafe = true)
public final class EnsureRegistryMojo extends RegistryMojo {
  /** The name of the registry. Buildkite derives the slug from it. */
  @Parameter(property = "registry.name", required = true)
  private String name = "";

  /** The ecosystem, such as {@code java}. It can't be changed later. */
  @Parameter(property = "registry.ecosystem", required = true)
  private String ecosystem = "";

  /** The description. */
  @Parameter(property = "registry.description")
  private @Nullable String description;

  /** The emoji, such as {@code :sunflower:}. */
  @Parameter(property = "registry.emoji")
  private @Nullable String emoji;

  /** The color, such as {@code #f0ccff}. */
  @Parameter(property = "registry.color")
  private @Nullable String color;

  /** The UUIDs of the teams, which are only used to create the registry. */
  @Parameter(property = "registry.teamIds")
  private List<String> teamIds = List.of();

  /** A file with the OIDC policy as YAML. */
  @Parameter(property = "registry.oidcPolicy")
  private @Nullable File oidcPolicy;

  /** Whether the goal only makes a dry run: it reports what would change, and sends no write. */
  @Parameter(property = "registry.planOnly", defaultValue = "false")
  private boolean planOnly;

  @Inject
  EnsureRegistryMojo(MavenSession session, SettingsDecrypter decrypter) {
    super(session, decrypter);
  }

  @Override
  void run() throws MojoExecutionException, MojoFailureException {
    CreatePackageRegistry request = request();
    try (BuildkiteClient client = client(token(null).source())) {
      PackageRegistryService registries = client.organization(organization()).registries();
      Plan<PackageRegistry> plan = planOnly ? registries.plan(request) : registries.ensure(request);
      getLog().info((planOnly ? "plan: " : "") + plan);
    } catch (ReplacementRequiredException | AmbiguousRegistryException e) {
      throw new MojoFailureException(e.getMessage(), e);
    }
  }

  private CreatePackageRegistry request() {
    CreatePackageRegistry.Builder request =
        CreatePackageRegistry.builder(name, new Ecosystem(ecosystem));
    if (description != null) {
      request.description(description);
    }
    if (emoji != null) {
      request.emoji(emoji);
    }
    if (color != null) {
      request.color(color);
    }
    if (!teamIds.isEmpty()) {
      request.teamIds(teamIds);
    }
    if (oidcPolicy != null) {
      try {
        request.oidcPolicy(OidcPolicy.yaml(Files.readString(oidcPolicy.toPath())));
      } catch (IOException e) {
        throw new UncheckedIOException("can't read " + oidcPolicy, e);
      }
    }
    return request.build();
  }
}
