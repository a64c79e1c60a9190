package io.github.registrysdk.examples.jobs;

import io.github.registrysdk.buildkite.BuildkiteClient;
import io.github.registrysdk.buildkite.DownloadOptions;
import io.github.registrysdk.buildkite.RegistryPackageService;
import io.github.registrysdk.buildkite.model.DownloadResult;
import io.github.registrysdk.buildkite.model.Ecosystem;
import io.github.registrysdk.buildkite.model.PackageSummary;
import java.nio.file.Path;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Installs the newest version of a tool for this platform. The registry has it as a file of the
 * form {@code tool-linux-amd64-1.2.0.bin}. Arguments: the name of the tool, such as {@code tool},
 * and the file to create or to replace.
 */
public final class InstallTool {
  private InstallTool() {}

  public static void main(String[] arguments) {
    try (BuildkiteClient buildkite = BuildkiteClient.fromEnvironment()) {
      System.out.println(run(buildkite, arguments[0] + platform(), Path.of(arguments[1])));
    }
  }

  static String platform() {
    String os = System.getProperty("os.name").toLowerCase(Locale.ROOT).split(" ", 2)[0];
    return "-" + os.replace("mac", "darwin") + "-" + System.getProperty("os.arch");
  }

  static DownloadResult run(BuildkiteClient buildkite, String name, Path file) {
    RegistryPackageService packages =
        buildkite.organization("acme").registry("tools", Ecosystem.FILES).packages();
    PackageSummary newest = packages.latest(name, item -> isRelease(item.version())).orElseThrow();
    DownloadResult installed =
        packages.download(newest, file, DownloadOptions.defaults().replaceExisting());
    if (!file.toFile().setExecutable(true)) {
      throw new IllegalStateException(file + " can't be made executable");
    }
    return installed;
  }

  private static boolean isRelease(@Nullable String version) {
    return version != null && !version.contains("-");
  }
}
