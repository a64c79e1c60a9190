package io.github.registrysdk.examples.jobs;

import static io.github.registrysdk.buildkite.model.PublishResult.requireComplete;

import io.github.registrysdk.buildkite.BuildkiteClient;
import io.github.registrysdk.buildkite.BuildkiteOidc;
import io.github.registrysdk.buildkite.PublishOptions;
import io.github.registrysdk.buildkite.RegistryPackageService;
import io.github.registrysdk.buildkite.model.Ecosystem;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;

/**
 * Publishes the Debian and the Red Hat packages of a build to a registry each, from a Buildkite job
 * that has no stored secret. What a registry has already is left out. With {@code --dry-run}, the
 * program prints what it would do.
 */
public final class ReleasePackages {
  private static final PublishOptions DEBS = PublishOptions.defaults().matching("*.deb");
  private static final PublishOptions RPMS = PublishOptions.defaults().matching("*.rpm");

  private ReleasePackages() {}

  public static void main(String[] arguments) {
    BuildkiteOidc job = BuildkiteOidc.agent();
    run(
        slug -> BuildkiteClient.builder().tokenSource(job.forRegistry("acme", slug)).build(),
        Path.of("dist"),
        List.of(arguments).contains("--dry-run"));
  }

  static void run(Function<String, BuildkiteClient> signIn, Path dist, boolean dryRun) {
    try (BuildkiteClient debian = signIn.apply("debs"); // an OIDC token is for one registry
        BuildkiteClient redHat = signIn.apply("rpms")) {
      RegistryPackageService debs =
          debian.organization("acme").registry("debs", Ecosystem.DEBIAN).packages();
      RegistryPackageService rpms =
          redHat.organization("acme").registry("rpms", Ecosystem.REDHAT).packages();
      // Ends here if there are no .deb or no .rpm files, before anything is published.
      requireComplete(debs.planAll(dist, DEBS)).forEach(System.out::println);
      requireComplete(rpms.planAll(dist, RPMS)).forEach(System.out::println);
      if (!dryRun) {
        requireComplete(debs.publishAll(dist, DEBS)).forEach(System.out::println);
        requireComplete(rpms.publishAll(dist, RPMS)).forEach(System.out::println);
      }
    }
  }
}
