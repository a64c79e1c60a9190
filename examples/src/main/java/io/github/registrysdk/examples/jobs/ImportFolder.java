package io.github.registrysdk.examples.jobs;

import io.github.registrysdk.buildkite.BuildkiteClient;
import io.github.registrysdk.buildkite.BuildkiteOrganization;
import io.github.registrysdk.buildkite.PublishOptions;
import io.github.registrysdk.buildkite.model.Ecosystem;
import io.github.registrysdk.buildkite.model.PublishResult;
import io.github.registrysdk.core.SdkException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

/**
 * Publishes the packages in a folder, of several kinds, each kind to the registry that has the name
 * of its ecosystem. It prints what became of each file, and fails if a file was not published.
 */
public final class ImportFolder {
  private static final Map<String, Ecosystem> KINDS =
      Map.of(".apk", Ecosystem.ALPINE, ".deb", Ecosystem.DEBIAN, ".rpm", Ecosystem.REDHAT);

  private ImportFolder() {}

  public static void main(String[] arguments) throws IOException {
    try (BuildkiteClient buildkite = BuildkiteClient.fromEnvironment()) {
      Map<String, PublishResult> report = run(buildkite.organization(), Path.of(arguments[0]));
      report.values().forEach(System.out::println);
      PublishResult.requireComplete(report.values());
    }
  }

  static Map<String, PublishResult> run(BuildkiteOrganization organization, Path folder)
      throws IOException {
    Map<String, PublishResult> report = new TreeMap<>();
    var unknown = new IllegalArgumentException("there is no registry for such a file");
    try (var files = Files.list(folder).map(file -> file.getFileName().toString())) {
      files.forEach(name -> report.put(name, PublishResult.failed(name, unknown)));
    }
    KINDS.forEach(
        (kind, ecosystem) -> {
          var options = PublishOptions.defaults().matching("*" + kind).allowNoMatch();
          try {
            var packages = organization.registry(ecosystem.value(), ecosystem).packages();
            packages.publishAll(folder, options).forEach(r -> report.put(r.fileName(), r));
          } catch (SdkException e) { // for example, there is no such registry
            report.replaceAll((n, r) -> n.endsWith(kind) ? PublishResult.failed(n, e) : r);
          }
        });
    return report;
  }
}
