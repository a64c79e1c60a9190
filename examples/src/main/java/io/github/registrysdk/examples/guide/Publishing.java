package io.github.registrysdk.examples.guide;

import io.github.registrysdk.buildkite.BuildkiteOrganization;
import io.github.registrysdk.buildkite.PublishOptions;
import io.github.registrysdk.buildkite.RegistryPackageService;
import io.github.registrysdk.buildkite.model.Ecosystem;
import io.github.registrysdk.buildkite.model.PackageSummary;
import io.github.registrysdk.buildkite.model.PublishResult;
import io.github.registrysdk.buildkite.model.RegistryAccess;
import io.github.registrysdk.core.DockerConfig;
import io.github.registrysdk.core.DockerLogin;
import io.github.registrysdk.core.Secret;
import io.github.registrysdk.core.Upload;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Releases that can be run again. */
final class Publishing {
  private Publishing() {}

  static RegistryPackageService tools(BuildkiteOrganization organization) {
    RegistryPackageService packages = organization.registry("tools", Ecosystem.FILES).packages();
    return packages;
  }

  static boolean isNew(RegistryPackageService packages, Path file) {
    PublishResult result = packages.publishIfAbsent(Upload.file(file));
    return result.status() == PublishResult.Status.PUBLISHED; // or ALREADY_PRESENT
  }

  static List<PublishResult> release(RegistryPackageService packages, Path dist) {
    PublishOptions options = PublishOptions.defaults().matching("*_amd64.deb", "*_arm64.deb");
    PublishResult.requireComplete(packages.planAll(dist, options)); // sends no write
    return PublishResult.requireComplete(packages.publishAll(dist, options));
  }

  static String signInToDocker(BuildkiteOrganization organization, Secret token, Path config) {
    RegistryAccess access = organization.registry("images", Ecosystem.OCI).access();
    DockerLogin login = access.dockerLogin(token);
    DockerConfig.at(config).put(login); // as "docker login" does
    return login.imageReference("api", "1.0.0"); // packages.buildkite.com/acme/images/api:1.0.0
  }

  static void index(RegistryPackageService packages, Path index) {
    packages.replace(Upload.file(index, "index-1.0.0.json"));
  }

  static String mavenSettings(BuildkiteOrganization organization, Secret token) {
    RegistryAccess access = organization.registry("jars", Ecosystem.JAVA).access();
    String settings = access.settings().getOrDefault("settings.xml", "");
    return settings.replace(RegistryAccess.PLACEHOLDER, token.reveal()); // write it to a file 0600
  }

  static Optional<PackageSummary> newest(RegistryPackageService packages) {
    return packages.latest("tool", item -> "linux-amd64.tar.gz".equals(item.variant()));
  }
}
