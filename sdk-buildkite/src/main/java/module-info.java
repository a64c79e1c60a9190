/**
 * A client for Buildkite Package Registries: registries, packages and registry tokens. Start with
 * {@link io.github.registrysdk.buildkite.BuildkiteClient}.
 *
 * {@snippet :
 * BuildkiteOrganization acme = buildkite.organization("acme");
 * PackageRegistry fruit =
 *     acme.registries().create(CreatePackageRegistry.builder("fruit", Ecosystem.DEBIAN).build());
 *
 * PackageRegistryHandle contents = acme.registry(fruit); // sends nothing
 * RegistryPackage published = contents.packages().publish(Upload.file(file));
 * for (PackageSummary item : contents.packages().list()) {
 *   System.out.println(item.name() + " " + item.version());
 * }
 * }
 */
module io.github.registrysdk.buildkite {
  requires transitive io.github.registrysdk.core;
  requires com.fasterxml.jackson.annotation;
  requires com.fasterxml.jackson.core;
  requires com.fasterxml.jackson.databind;

  exports io.github.registrysdk.buildkite;
  exports io.github.registrysdk.buildkite.model;
  exports io.github.registrysdk.buildkite.internal to
      com.fasterxml.jackson.databind;
}
