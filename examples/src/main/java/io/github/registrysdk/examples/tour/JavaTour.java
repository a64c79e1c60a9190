package io.github.registrysdk.examples.tour;

import io.github.registrysdk.buildkite.CreatePackageRegistry;
import io.github.registrysdk.buildkite.model.CreatedRegistryToken;
import io.github.registrysdk.buildkite.model.Ecosystem;
import io.github.registrysdk.buildkite.model.RegistryAccess;
import io.github.registrysdk.core.Secret;
import io.github.registrysdk.examples.DeployWithMaven;
import io.github.registrysdk.github.CreatePrivateRegistry;
import io.github.registrysdk.github.RepositoryAccess;
import io.github.registrysdk.github.model.PrivateRegistry;
import io.github.registrysdk.github.model.PrivateRegistryType;
import java.net.URI;
import java.nio.charset.StandardCharsets;

/** A Java package at Buildkite that Dependabot can find, against fakes. */
final class JavaTour {
  private static final String NAME = "sdk-sample-jars";
  private static final String JAR = "com/example/sample/1.0.0/sample-1.0.0.jar";

  private final Providers providers;
  private final URI repository;
  private final Secret apiToken;
  private final Steps steps;

  /**
   * @param providers where
   * @param packages the URL of the host of Buildkite's packages
   * @param apiToken Buildkite's API access token
   * @param steps shows what is done
   */
  JavaTour(Providers providers, URI packages, Secret apiToken, Steps steps) {
    this.providers = providers;
    this.repository = packages.resolve(providers.buildkite().slug() + "/" + NAME + "/maven2/");
    this.apiToken = apiToken;
    this.steps = steps;
  }

  void run() {
    CreatePackageRegistry request = CreatePackageRegistry.builder(NAME, Ecosystem.JAVA).build();
    steps.step(
        "create a registry",
        () -> providers.buildkite().registries().create(request),
        made -> made.slug() + ", " + made.ecosystem());
    steps.step(
        "deploy as Maven does",
        () ->
            DeployWithMaven.deploy(
                repository, apiToken, JAR, "a jar".getBytes(StandardCharsets.UTF_8)),
        JAR.substring(JAR.lastIndexOf('/') + 1) + " and its checksum");
    CreatedRegistryToken token =
        steps.step(
            "mint a registry token",
            () -> providers.buildkite().registry(NAME).tokens().create("Dependabot"),
            CreatedRegistryToken::id);
    steps.step("give it to Dependabot", () -> give(token.secret()), PrivateRegistry::name);
    steps.step(
        "pull the jar with it",
        () -> DeployWithMaven.pull(repository, token.secret(), JAR),
        jar -> jar.length + " bytes, with the right checksum");
  }

  private PrivateRegistry give(Secret secret) {
    RegistryAccess access = providers.buildkite().registry(NAME, Ecosystem.JAVA).access();
    return providers
        .github()
        .privateRegistries()
        .create(
            CreatePrivateRegistry.builder(
                    PrivateRegistryType.MAVEN_REPOSITORY,
                    access.url().toString(),
                    RepositoryAccess.privateRepositories())
                .usernamePassword(access.userName(), secret)
                .build());
  }
}
