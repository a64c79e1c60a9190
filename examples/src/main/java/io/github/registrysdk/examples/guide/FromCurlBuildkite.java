package io.github.registrysdk.examples.guide;

import io.github.registrysdk.buildkite.BuildkiteOrganization;
import io.github.registrysdk.buildkite.CreatePackageRegistry;
import io.github.registrysdk.buildkite.PackageQuery;
import io.github.registrysdk.buildkite.UpdatePackageRegistry;
import io.github.registrysdk.buildkite.model.ClaimRule;
import io.github.registrysdk.buildkite.model.CreatedRegistryToken;
import io.github.registrysdk.buildkite.model.DownloadResult;
import io.github.registrysdk.buildkite.model.Ecosystem;
import io.github.registrysdk.buildkite.model.OidcPolicy;
import io.github.registrysdk.buildkite.model.OidcStatement;
import io.github.registrysdk.buildkite.model.PackageRegistry;
import io.github.registrysdk.buildkite.model.PackageSummary;
import io.github.registrysdk.buildkite.model.RegistryPackage;
import io.github.registrysdk.buildkite.model.RegistryToken;
import io.github.registrysdk.core.Listing;
import io.github.registrysdk.core.Upload;
import java.nio.file.Path;

/** Each curl of Buildkite's pages, in Java. */
final class FromCurlBuildkite {
  private FromCurlBuildkite() {}

  static PackageRegistry createRegistry(BuildkiteOrganization org) {
    OidcPolicy policy =
        OidcPolicy.of(
            OidcStatement.issuedBy("https://agent.buildkite.com")
                .where("organization_slug", ClaimRule.equalTo("my-org"))
                .where("pipeline_slug", ClaimRule.in("my-pipeline", "my-other-pipeline")));
    return org.registries()
        .create(
            CreatePackageRegistry.builder("my registry", Ecosystem.RUBY)
                .description("registry containing ruby gems")
                .teamIds("team-one-uuid", "team-two-uuid")
                .oidcPolicy(policy)
                .build());
  }

  static Listing<PackageRegistry> listRegistries(BuildkiteOrganization org) {
    return org.registries().list();
  }

  static PackageRegistry getRegistry(BuildkiteOrganization org) {
    return org.registries().get("my-registry");
  }

  static PackageRegistry updateRegistry(BuildkiteOrganization org) {
    OidcPolicy policy =
        OidcPolicy.of(
            OidcStatement.issuedBy("https://agent.buildkite.com")
                .where("organization_slug", ClaimRule.equalTo("my-org"))
                .where("pipeline_slug", ClaimRule.in("my-pipeline")));
    return org.registries()
        .update(
            "my-registry",
            UpdatePackageRegistry.builder()
                .name("my registry")
                .description("registry containing ruby gems")
                .oidcPolicy(policy)
                .build());
  }

  static void deleteRegistry(BuildkiteOrganization org) {
    org.registries().delete("my-registry");
  }

  static CreatedRegistryToken createToken(BuildkiteOrganization org) {
    return org.registry("my-registry").tokens().create("Usher");
  }

  static Listing<RegistryToken> listTokens(BuildkiteOrganization org) {
    return org.registry("my-registry").tokens().list();
  }

  static RegistryToken getToken(BuildkiteOrganization org, String id) {
    return org.registry("my-registry").tokens().get(id);
  }

  static RegistryToken updateToken(BuildkiteOrganization org, String id) {
    return org.registry("my-registry").tokens().update(id, "Usher");
  }

  static void deleteToken(BuildkiteOrganization org, String id) {
    org.registry("my-registry").tokens().delete(id);
  }

  static RegistryPackage publishPackage(BuildkiteOrganization org, Path file) {
    return org.registry("my-registry").packages().publish(Upload.file(file));
  }

  static Listing<PackageSummary> listPackages(BuildkiteOrganization org) {
    return org.registry("my-registry").packages().list();
  }

  static Listing<PackageSummary> listPackagesByName(BuildkiteOrganization org) {
    return org.registry("my-registry").packages().list(PackageQuery.named("banana"));
  }

  static RegistryPackage getPackage(BuildkiteOrganization org, String id) {
    return org.registry("my-registry").packages().get(id);
  }

  static RegistryPackage copyPackage(BuildkiteOrganization org, String id) {
    return org.registry("my-registry").packages().copy(id, "my-other-registry");
  }

  static void deletePackage(BuildkiteOrganization org, String id) {
    org.registry("my-registry").packages().delete(id);
  }

  static DownloadResult downloadFile(BuildkiteOrganization org, PackageSummary item, Path target) {
    return org.registry("my-files", Ecosystem.FILES).packages().download(item, target);
  }
}
