package io.github.registrysdk.examples.guide;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.registrysdk.buildkite.BuildkiteClient;
import io.github.registrysdk.buildkite.RegistryPackageService;
import io.github.registrysdk.buildkite.model.Ecosystem;
import io.github.registrysdk.buildkite.model.PackageSummary;
import io.github.registrysdk.core.Secret;
import io.github.registrysdk.testing.FakeBuildkite;
import io.github.registrysdk.testing.FakeBuildkiteExtension;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(FakeBuildkiteExtension.class)
final class DownloadsTest {
  @Test
  void newestFileIsDownloaded(FakeBuildkite fake, @TempDir Path folder) throws IOException {
    fake.addRegistry("acme", "tools", "files");
    fake.addPackage("acme", "tools", "tool-1.0.0.zip", "older".getBytes(UTF_8));
    fake.addPackage("acme", "tools", "tool-1.1.0.zip", "newer".getBytes(UTF_8));
    Path target = folder.resolve("tool.zip");
    try (BuildkiteClient buildkite = Clients.of(fake)) {
      RegistryPackageService packages =
          buildkite.organization("acme").registry("tools", Ecosystem.FILES).packages();

      assertThat(Downloads.newest(packages, target)).hasContent("newer");

      List<Long> percent = new ArrayList<>();
      PackageSummary newest = packages.latest("tool").orElseThrow();
      Files.writeString(target, "other");
      assertThat(Downloads.reason(packages, newest, target))
          .isEqualTo("not downloaded: TARGET_EXISTS");
      Downloads.update(packages, newest, target, percent::add);
      assertThat(target).hasContent("newer");
      assertThat(percent).containsExactly(100L);

      String sha256 = Downloads.reason(packages, newest, target);
      Downloads.pinned(packages, newest, folder.resolve("pinned"), sha256);
      assertThat(folder.resolve("pinned")).hasContent("newer");

      Path file = Files.writeString(folder.resolve("tool-1.2.0.zip"), "newest");
      Downloads.release(packages, file);
      assertThat(packages.latest("tool").orElseThrow().version()).isEqualTo("1.2.0");
    }
    Downloads.mirror(BuildkiteClient.builder().token(Secret.of("t"))).close();
  }
}
