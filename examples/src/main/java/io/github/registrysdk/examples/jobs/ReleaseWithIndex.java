package io.github.registrysdk.examples.jobs;

import io.github.registrysdk.buildkite.BuildkiteClient;
import io.github.registrysdk.buildkite.RegistryPackageService;
import io.github.registrysdk.buildkite.model.Ecosystem;
import io.github.registrysdk.core.Upload;
import java.nio.file.Path;

/**
 * Publishes a version of a tool, and then the index of all versions, which has the same name in
 * each release. Arguments: the file of the tool, such as {@code tool-1.2.0.tar.gz}, and the index.
 */
public final class ReleaseWithIndex {
  private ReleaseWithIndex() {}

  public static void main(String[] arguments) {
    try (BuildkiteClient buildkite = BuildkiteClient.fromEnvironment()) {
      run(buildkite, Path.of(arguments[0]), Path.of(arguments[1]));
    }
  }

  static void run(BuildkiteClient buildkite, Path tool, Path index) {
    Upload newTool = Upload.file(tool);
    Upload newIndex = Upload.file(index, "index-1.0.0.json"); // always this name
    buildkite.requireScopes("read_packages", "write_packages", "delete_packages");
    RegistryPackageService packages =
        buildkite.organization("acme").registry("tools", Ecosystem.FILES).packages();
    System.out.println(packages.publishIfAbsent(newTool));
    System.out.println(packages.replace(newIndex)); // last, because it names the tool
  }
}
