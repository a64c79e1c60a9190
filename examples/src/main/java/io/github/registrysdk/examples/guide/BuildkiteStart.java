package io.github.registrysdk.examples.guide;

import io.github.registrysdk.buildkite.BuildkiteClient;
import io.github.registrysdk.buildkite.BuildkiteOrganization;
import io.github.registrysdk.buildkite.CreatePackageRegistry;
import io.github.registrysdk.buildkite.PackageRegistryHandle;
import io.github.registrysdk.buildkite.UpdatePackageRegistry;
import io.github.registrysdk.buildkite.model.ClaimRule;
import io.github.registrysdk.buildkite.model.CreatedRegistryToken;
import io.github.registrysdk.buildkite.model.Ecosystem;
import io.github.registrysdk.buildkite.model.OidcPolicy;
import io.github.registrysdk.buildkite.model.OidcScope;
import io.github.registrysdk.buildkite.model.OidcStatement;
import io.github.registrysdk.buildkite.model.PackageRegistry;
import io.github.registrysdk.buildkite.model.PackageSummary;
import io.github.registrysdk.buildkite.model.RegistryPackage;
import io.github.registrysdk.core.Secret;
import io.github.registrysdk.core.Upload;
import java.nio.file.Path;
import java.util.List;

/** The first minutes with Buildkite. */
final class BuildkiteStart {
  private BuildkiteStart() {}

  static List<String> slugsOfEnvironment() {
    try (BuildkiteClient buildkite = BuildkiteClient.fromEnvironment()) {
      return buildkite.organization().registries().list().stream()
          .map(PackageRegistry::slug)
          .toList();
    }
  }

  static List<String> slugs(BuildkiteClient buildkite) {
    return buildkite.organization("acme").registries().list().stream()
        .map(PackageRegistry::slug)
        .toList();
  }

  static RegistryPackage publish(BuildkiteClient buildkite, Path file) {
    // @start region="publish"
    BuildkiteOrganization acme = buildkite.organization("acme");
    PackageRegistry fruit =
        acme.registries().create(CreatePackageRegistry.builder("fruit", Ecosystem.DEBIAN).build());

    PackageRegistryHandle contents = acme.registry(fruit); // sends nothing
    RegistryPackage published = contents.packages().publish(Upload.file(file));
    for (PackageSummary item : contents.packages().list()) {
      System.out.println(item.name() + " " + item.version());
    }
    // @end
    return published;
  }

  static Secret mint(PackageRegistryHandle contents) {
    // @start region="mint"
    CreatedRegistryToken token = contents.tokens().create("ci, November");
    Secret secret = token.secret(); // only in this response
    // @end
    return secret;
  }

  static boolean knows(PackageRegistry registry) {
    // @start region="records"
    boolean known = Ecosystem.DEBIAN.equals(registry.ecosystem()); // unknown values are kept too
    Object unknown = registry.extraFields().get("retention"); // a field that the SDK does not know
    // @end
    return known && unknown == null;
  }

  static PackageRegistry admitPipelines(BuildkiteOrganization acme) {
    OidcPolicy policy =
        OidcPolicy.of(
            OidcStatement.issuedBy("https://agent.buildkite.com")
                .where("organization_slug", ClaimRule.equalTo("acme"))
                .where("pipeline_slug", ClaimRule.in("release", "nightly"))
                .granting(OidcScope.READ_PACKAGES, OidcScope.WRITE_PACKAGES));
    return acme.registries()
        .update("fruit", UpdatePackageRegistry.builder().oidcPolicy(policy).build());
  }
}
