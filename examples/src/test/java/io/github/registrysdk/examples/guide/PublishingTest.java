package io.github.registrysdk.examples.guide;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.github.registrysdk.buildkite.BuildkiteClient;
import io.github.registrysdk.buildkite.BuildkiteOrganization;
import io.github.registrysdk.buildkite.RegistryPackageService;
import io.github.registrysdk.buildkite.model.Ecosystem;
import io.github.registrysdk.buildkite.model.PublishResult;
import io.github.registrysdk.core.Secret;
import io.github.registrysdk.testing.FakeBuildkite;
import io.github.registrysdk.testing.FakeBuildkiteExtension;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(FakeBuildkiteExtension.class)
final class PublishingTest {
  @Test
  void releasesCanBeRunAgain(FakeBuildkite fake, @TempDir Path folder) throws IOException {
    fake.addRegistry("acme", "tools", "files");
    fake.addRegistry("acme", "debs", "debian");
    Path tool = Files.writeString(folder.resolve("tool-1.0.0.zip"), "tool");
    Files.writeString(folder.resolve("tool_1.0.0_amd64.deb"), "package");
    Files.writeString(folder.resolve("tool_1.0.0_arm64.deb"), "another package");
    try (BuildkiteClient buildkite = Clients.of(fake)) {
      BuildkiteOrganization acme = buildkite.organization("acme");
      RegistryPackageService tools = Publishing.tools(acme);
      assertThat(Publishing.isNew(tools, tool)).isTrue();
      assertThat(Publishing.isNew(tools, tool)).isFalse();

      Publishing.index(tools, tool);
      assertThat(fake.organization("acme").registry("tools").packages()).hasSize(2);

      assertThat(Publishing.mavenSettings(acme, Secret.of("bkpt_1")))
          .contains("<value>Bearer bkpt_1</value>");

      assertThat(Publishing.newest(tools)).isEmpty();
      fake.addPackage("acme", "tools", "tool-1.0.0.linux-amd64.tar.gz", new byte[] {1});
      assertThat(Publishing.newest(tools)).isPresent();

      RegistryPackageService debs = acme.registry("debs", Ecosystem.DEBIAN).packages();
      List<PublishResult> results = Publishing.release(debs, folder);
      assertThat(results).extracting(PublishResult::isFailed).containsExactly(false, false);

      Files.createFile(folder.resolve("empty_1_arm64.deb"));
      assertThatIllegalStateException()
          .isThrownBy(() -> Publishing.release(debs, folder))
          .withMessageStartingWith("1 of 3 files failed: empty_1_arm64.deb (");

      Path config = folder.resolve("config.json");
      assertThat(Publishing.signInToDocker(acme, Secret.of("bkpt_1"), config))
          .isEqualTo(fake.packagesUrl().getAuthority() + "/acme/images/api:1.0.0");
      assertThat(config).content().contains(fake.packagesUrl().getAuthority());
    }
  }
}
