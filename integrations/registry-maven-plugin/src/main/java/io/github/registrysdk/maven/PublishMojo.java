package io.github.registrysdk.maven;

import io.github.registrysdk.buildkite.BuildkiteClient;
import io.github.registrysdk.buildkite.BuildkiteOrganization;
import io.github.registrysdk.buildkite.PackageRegistryHandle;
import io.github.registrysdk.buildkite.PublishOptions;
import io.github.registrysdk.buildkite.model.Ecosystem;
import io.github.registrysdk.buildkite.model.PublishResult;
import io.github.registrysdk.core.Upload;
import java.io.File;
import java.util.List;
import java.util.stream.Collectors;
import javax.inject.Inject;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.settings.crypto.SettingsDecrypter;
import org.jspecify.annotations.Nullable;

/**
 * Publishes files to a registry. A file that the registry already has is not published again, so
 * the goal is idempotent. Java packages are published with {@code deploy} and {@code sign-in}.
 */
@Mojo(name = "publish", defaultPhase = LifecyclePhase.DEPLOY, threadSafe = true)
public final class PublishMojo extends RegistryMojo {
  /** The slug of the registry. */
  @Parameter(property = "registry.registry", required = true)
  private String registry = "";

  /**
   * The ecosystem of the registry. With {@code files}, the file names are checked before a request
   * is sent, and compared with the file names in the registry.
   */
  @Parameter(property = "registry.ecosystem")
  private @Nullable String ecosystem;

  /** The directory of the files. */
  @Parameter(property = "registry.directory", defaultValue = "${project.build.directory}")
  private File directory = new File("target");

  /**
   * The files: paths below the directory, or patterns such as {@code *.deb} and {@code **}{@code
   * /*.rpm}. Each must match a file.
   */
  @Parameter(property = "registry.files", required = true)
  private List<String> files = List.of();

  /** The number of files that are uploaded concurrently, from 1 to 16. */
  @Parameter(property = "registry.concurrency", defaultValue = "4")
  private int concurrency = 4;

  @Inject
  PublishMojo(MavenSession session, SettingsDecrypter decrypter) {
    super(session, decrypter);
  }

  @Override
  void run() throws MojoExecutionException, MojoFailureException {
    List<Upload> uploads =
        SelectedFiles.in(directory.toPath(), files).stream().map(Upload::file).toList();
    List<PublishResult> results;
    try (BuildkiteClient client = client(token(registry).source())) {
      BuildkiteOrganization organization = client.organization(organization());
      PackageRegistryHandle handle =
          ecosystem == null
              ? organization.registry(registry)
              : organization.registry(registry, new Ecosystem(ecosystem));
      PublishOptions options = PublishOptions.defaults().concurrency(concurrency);
      results = handle.packages().publishAll(uploads, options);
    }
    results.stream()
        .filter(result -> !result.isFailed())
        .forEach(result -> getLog().info(result.status() + " " + result.fileName()));
    List<PublishResult> failed = results.stream().filter(PublishResult::isFailed).toList();
    if (!failed.isEmpty()) {
      throw new MojoFailureException(
          failed.stream()
              .map(result -> result.fileName() + ": " + reason(result))
              .collect(
                  Collectors.joining(
                      "\n", "these files were not published, or the outcome is unknown:\n", "")));
    }
  }

  private static String reason(PublishResult result) {
    RuntimeException failure = result.failure();
    return failure == null ? "unknown" : String.valueOf(failure.getMessage());
  }
}
