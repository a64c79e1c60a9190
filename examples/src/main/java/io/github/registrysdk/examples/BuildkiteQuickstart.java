package io.github.registrysdk.examples;

import io.github.registrysdk.buildkite.BuildkiteClient;
import io.github.registrysdk.buildkite.BuildkiteOrganization;
import io.github.registrysdk.buildkite.CreatePackageRegistry;
import io.github.registrysdk.buildkite.PackageQuery;
import io.github.registrysdk.buildkite.PackageRegistryHandle;
import io.github.registrysdk.buildkite.model.CreatedRegistryToken;
import io.github.registrysdk.buildkite.model.Ecosystem;
import io.github.registrysdk.buildkite.model.PackageRegistry;
import io.github.registrysdk.buildkite.model.PackageSummary;
import io.github.registrysdk.buildkite.model.RegistryPackage;
import io.github.registrysdk.core.Upload;
import io.github.registrysdk.examples.sandbox.DebianFile;
import io.github.registrysdk.examples.sandbox.Sandbox;
import io.github.registrysdk.examples.sandbox.TemporaryFolder;
import java.nio.file.Path;

/** Creates a registry at Buildkite, publishes a package and creates a token. */
public final class BuildkiteQuickstart {
  private BuildkiteQuickstart() {}

  public static void main(String[] args) {
    try (Sandbox sandbox = Sandbox.start();
        TemporaryFolder folder = new TemporaryFolder()) {
      release(sandbox.client(), DebianFile.write(folder.path(), "banana", "1.2.0", 100_000));
    }
  }

  /** The same with a token of your own. */
  static void live(Path file) {
    try (BuildkiteClient buildkite = BuildkiteClient.fromEnvironment()) { // BUILDKITE_API_TOKEN
      release(buildkite, file);
    }
  }

  private static void release(BuildkiteClient buildkite, Path file) {
    BuildkiteOrganization acme = buildkite.organization("acme");
    PackageRegistry made =
        acme.registries().create(CreatePackageRegistry.builder("fruit", Ecosystem.DEBIAN).build());

    PackageRegistryHandle fruit = acme.registry(made);
    RegistryPackage published = fruit.packages().publish(Upload.file(file));
    System.out.println(published.name() + " is " + published.id());
    for (PackageSummary item : fruit.packages().list(PackageQuery.named("banana"))) {
      System.out.println(item.name() + " " + item.version());
    }

    CreatedRegistryToken token = fruit.tokens().create("ci"); // only now: token.secret()
    System.out.println("made token " + token.id());
  }
}
