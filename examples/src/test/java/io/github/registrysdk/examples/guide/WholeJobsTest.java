package io.github.registrysdk.examples.guide;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.registrysdk.buildkite.BuildkiteClient;
import io.github.registrysdk.buildkite.model.PublishResult;
import io.github.registrysdk.core.Secret;
import io.github.registrysdk.github.GitHubClient;
import io.github.registrysdk.github.RepositoryAccess;
import io.github.registrysdk.humanitec.HumanitecClient;
import io.github.registrysdk.testing.FakeBuildkite;
import io.github.registrysdk.testing.FakeBuildkiteExtension;
import io.github.registrysdk.testing.FakeGitHub;
import io.github.registrysdk.testing.FakeGitHubExtension;
import io.github.registrysdk.testing.FakeHumanitec;
import io.github.registrysdk.testing.FakeHumanitecExtension;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith({FakeBuildkiteExtension.class, FakeGitHubExtension.class, FakeHumanitecExtension.class})
final class WholeJobsTest {
  @AutoClose private BuildkiteClient buildkite;
  @AutoClose private GitHubClient github;
  @AutoClose private HumanitecClient humanitec;
  private WholeJobs jobs;

  @BeforeEach
  void connect(FakeBuildkite b, FakeGitHub g, FakeHumanitec h) {
    buildkite = Clients.of(b);
    github = Clients.of(g);
    humanitec = Clients.of(h);
    jobs =
        new WholeJobs(
            buildkite.organization("acme"),
            github.organization("acme"),
            humanitec.organization("acme"));
  }

  @Test
  void folderIsPublishedOnce(FakeBuildkite fake, @TempDir Path dist) throws IOException {
    fake.addRegistry("acme", "debs", "debian");
    assertThatIllegalArgumentException().isThrownBy(() -> jobs.publish(dist));
    Files.writeString(dist.resolve("a_1_all.deb"), "a");
    for (int run = 0; run < 2; run++) {
      assertThat(jobs.publish(dist)).extracting(PublishResult::isFailed).containsExactly(false);
    }
    assertThat(fake.organization("acme").registry("debs").packages()).hasSize(1);
  }

  @Test
  void bothHoldersGetTheNewToken(FakeBuildkite fake, FakeHumanitec clusters, @TempDir Path folder)
      throws IOException {
    fake.addRegistry("acme", "images", "oci");
    Path file = folder.resolve("token");
    jobs.rotate(file);
    String first = Files.readString(file);
    jobs.rotate(file);

    assertThat(file).content().isNotEqualTo(first);
    assertThat(clusters.organization("acme").registry("images").password())
        .isEqualTo(Files.readString(file));
  }

  @Test
  void secondRunChangesNothing() {
    for (String expected : new String[] {"CREATE", "UNCHANGED"}) {
      assertThat(jobs.ensure(Secret.of("bkrt_1"), RepositoryAccess.privateRepositories()))
          .extracting(plan -> plan.action().name())
          .containsOnly(expected);
    }
  }
}
