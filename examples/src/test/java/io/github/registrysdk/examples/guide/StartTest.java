package io.github.registrysdk.examples.guide;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.github.registrysdk.buildkite.BuildkiteClient;
import io.github.registrysdk.buildkite.BuildkiteOrganization;
import io.github.registrysdk.core.Secret;
import io.github.registrysdk.github.GitHubClient;
import io.github.registrysdk.github.PrivateRegistryService;
import io.github.registrysdk.humanitec.HumanitecClient;
import io.github.registrysdk.humanitec.RegistryService;
import io.github.registrysdk.testing.FakeBuildkite;
import io.github.registrysdk.testing.FakeBuildkiteExtension;
import io.github.registrysdk.testing.FakeGitHub;
import io.github.registrysdk.testing.FakeGitHubExtension;
import io.github.registrysdk.testing.FakeHumanitec;
import io.github.registrysdk.testing.FakeHumanitecExtension;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith({FakeBuildkiteExtension.class, FakeGitHubExtension.class, FakeHumanitecExtension.class})
final class StartTest {
  @Test
  void missingTokenIsNamedBeforeAnythingIsSent() {
    assertThatIllegalStateException()
        .isThrownBy(BuildkiteStart::slugsOfEnvironment)
        .withMessageContaining("BUILDKITE_API_TOKEN");
    assertThatIllegalStateException()
        .isThrownBy(GitHubStart::namesOfEnvironment)
        .withMessageContaining("GITHUB_TOKEN");
    assertThatIllegalStateException()
        .isThrownBy(HumanitecStart::idsOfEnvironment)
        .withMessageContaining("HUMANITEC_TOKEN");
  }

  @Test
  void buildkitePublishesAndMints(FakeBuildkite fake, @TempDir Path folder) throws IOException {
    Path file = Files.write(folder.resolve("banana_1.0.0_all.deb"), new byte[] {1, 2, 3});
    try (BuildkiteClient buildkite = Clients.of(fake)) {
      assertThat(BuildkiteStart.publish(buildkite, file).name()).isEqualTo("banana");
      assertThat(BuildkiteStart.slugs(buildkite)).containsExactly("fruit");

      BuildkiteOrganization acme = buildkite.organization("acme");
      assertThat(BuildkiteStart.knows(acme.registries().get("fruit"))).isTrue();
      assertThat(BuildkiteStart.mint(acme.registry("fruit")).reveal()).isNotBlank();
      assertThat(BuildkiteStart.admitPipelines(acme).oidcPolicy()).isNotNull();
    }
  }

  @Test
  void gitHubOpensWhatWasSealed(FakeGitHub fake) {
    try (GitHubClient github = Clients.of(fake)) {
      String name = GitHubStart.giveToDependabot(github, Secret.of("first")).name();
      assertThat(GitHubStart.names(github)).containsExactly(name);

      PrivateRegistryService registries = github.organization("acme").privateRegistries();
      GitHubStart.replaceSecret(registries, name, Secret.of("second"));
      assertThat(fake.organization("acme").registry(name).secret()).isEqualTo("second");
      assertThat(GitHubStart.withoutSecret(registries).oidc()).isPresent();
    }
  }

  @Test
  void gitHubFindsRepositoriesByName(FakeGitHub fake) {
    long api = fake.addRepository("acme", "api");
    long web = fake.addRepository("acme", "web");
    try (GitHubClient github = Clients.of(fake)) {
      PrivateRegistryService registries = github.organization("acme").privateRegistries();
      assertThat(
              GitHubStart.forRepositories(registries, Secret.of("first")).selectedRepositoryIds())
          .containsExactly(api, web);

      GitHubStart.storeForDependabotYml(github, Secret.of("second"));
      assertThat(fake.organization("acme").dependabotSecret("NPM_TOKEN").selectedRepositoryIds())
          .containsExactly(api, web);
      assertThat(fake.organization("acme").dependabotSecret("NPM_TOKEN").secret())
          .isEqualTo("second");
    }
  }

  @Test
  void humanitecGivesBackWhatOpens(FakeHumanitec fake, @TempDir Path folder) throws IOException {
    Path config = folder.resolve("config.json");
    try (HumanitecClient humanitec = Clients.of(fake)) {
      assertThat(HumanitecStart.create(humanitec, Secret.of("password")).username())
          .isEqualTo("ci");
      assertThat(HumanitecStart.ids(humanitec)).contains("acme-images");

      RegistryService registries = humanitec.organization("acme").registries();
      assertThat(HumanitecStart.signInToDocker(registries, config))
          .isEqualTo("images.acme.example/api:1.0.0");
      String written = Files.readString(config);
      assertThat(written).contains("images.acme.example");
      HumanitecStart.keepSignedIn(registries, config);
      assertThat(config).content().isEqualTo(written);
    }
  }
}
