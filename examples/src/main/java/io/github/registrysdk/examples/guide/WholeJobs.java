package io.github.registrysdk.examples.guide;

import static io.github.registrysdk.github.model.PrivateRegistryType.DOCKER_REGISTRY;

import io.github.registrysdk.buildkite.BuildkiteOrganization;
import io.github.registrysdk.buildkite.CreatePackageRegistry;
import io.github.registrysdk.buildkite.PublishOptions;
import io.github.registrysdk.buildkite.RegistryPackageService;
import io.github.registrysdk.buildkite.model.Ecosystem;
import io.github.registrysdk.buildkite.model.PublishResult;
import io.github.registrysdk.core.Plan;
import io.github.registrysdk.core.Secret;
import io.github.registrysdk.github.CreatePrivateRegistry;
import io.github.registrysdk.github.GitHubOrganization;
import io.github.registrysdk.github.RepositoryAccess;
import io.github.registrysdk.humanitec.CreateRegistry;
import io.github.registrysdk.humanitec.HumanitecOrganization;
import io.github.registrysdk.rotation.RotationPlan;
import io.github.registrysdk.rotation.TokenHolder;
import io.github.registrysdk.rotation.TokenRotation;
import java.nio.file.Path;
import java.util.List;

/**
 * The programs at the start of the README.
 *
 * @param buildkite has the registries
 * @param github runs Dependabot
 * @param humanitec has the clusters that pull images
 */
record WholeJobs(
    BuildkiteOrganization buildkite, GitHubOrganization github, HumanitecOrganization humanitec) {
  List<PublishResult> publish(Path dist) {
    RegistryPackageService debs = buildkite.registry("debs", Ecosystem.DEBIAN).packages();
    PublishOptions options = PublishOptions.defaults().matching("*.deb");
    return PublishResult.requireComplete(debs.publishAll(dist, options));
  }

  RotationPlan rotate(Path file) {
    String images = "packages.buildkite.com/acme/images";
    return TokenRotation.of(buildkite.registry("images").tokens(), "clusters and builds")
        .to(TokenHolder.humanitec(humanitec.registries(), "images", images))
        .to(TokenHolder.file(file))
        .build()
        .run(); // the next run, a day later, deletes the previous token
  }

  List<Plan<?>> ensure(Secret token, RepositoryAccess access) {
    var images = CreatePackageRegistry.builder("images", Ecosystem.OCI).build();
    var dependabot =
        CreatePrivateRegistry.builder(DOCKER_REGISTRY, "https://packages.buildkite.com", access)
            .usernamePassword("buildkite", token)
            .build();
    var clusters =
        CreateRegistry.builder("images", "packages.buildkite.com/acme/images")
            .basic("buildkite", token)
            .build();
    return List.of( // each plan says what was created or changed
        buildkite.registries().ensure(images),
        github.privateRegistries().ensure(dependabot),
        humanitec.registries().ensure(clusters));
  }
}
