package io.github.registrysdk.examples.guide;

import static io.github.registrysdk.testing.BuildkiteOperation.CREATE_REGISTRY;
import static io.github.registrysdk.testing.BuildkiteOperation.DELETE_PACKAGE;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.registrysdk.buildkite.BuildkiteClient;
import io.github.registrysdk.buildkite.BuildkiteOrganization;
import io.github.registrysdk.core.Secret;
import io.github.registrysdk.github.GitHubClient;
import io.github.registrysdk.github.GitHubOrganization;
import io.github.registrysdk.humanitec.HumanitecClient;
import io.github.registrysdk.humanitec.HumanitecOrganization;
import io.github.registrysdk.testing.FakeBuildkite;
import io.github.registrysdk.testing.FakeBuildkiteExtension;
import io.github.registrysdk.testing.FakeGitHub;
import io.github.registrysdk.testing.FakeGitHubExtension;
import io.github.registrysdk.testing.FakeHumanitec;
import io.github.registrysdk.testing.FakeHumanitecExtension;
import io.github.registrysdk.testing.FakeOperation;
import io.github.registrysdk.testing.FakeProvider;
import io.github.registrysdk.testing.GitHubOperation;
import io.github.registrysdk.testing.HumanitecOperation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Each call of the migration pages works, and its request arrives at the fake. */
@ExtendWith({FakeBuildkiteExtension.class, FakeGitHubExtension.class, FakeHumanitecExtension.class})
final class FromCurlTest {
  private static final Secret PASSWORD = Secret.of("password");

  @Test
  void everyOperationOfBuildkiteIsShown(FakeBuildkite fake, @TempDir Path folder)
      throws IOException {
    Path gem = Files.write(folder.resolve("banana-1.0.0.gem"), new byte[] {1, 2, 3});
    fake.addRegistry("acme", "my other registry", "ruby");
    try (BuildkiteClient buildkite = Clients.of(fake)) {
      BuildkiteOrganization org = buildkite.organization("acme");
      assertThat(FromCurlBuildkite.createRegistry(org).slug()).isEqualTo("my-registry");
      assertThat(FromCurlBuildkite.listRegistries(org)).hasSize(2);
      assertThat(FromCurlBuildkite.getRegistry(org).name()).isEqualTo("my registry");
      assertThat(FromCurlBuildkite.updateRegistry(org).oidcPolicy()).isNotNull();
      tokens(org);
      packages(org, gem);
      download(fake, org, folder.resolve("tool.zip"));
      FromCurlBuildkite.deleteRegistry(org);
    }
    assertThat(received(fake)).containsAll(EnumSet.range(CREATE_REGISTRY, DELETE_PACKAGE));
  }

  private static void tokens(BuildkiteOrganization org) {
    String id = FromCurlBuildkite.createToken(org).id();
    assertThat(FromCurlBuildkite.listTokens(org)).hasSize(1);
    assertThat(FromCurlBuildkite.getToken(org, id).description()).isEqualTo("Usher");
    assertThat(FromCurlBuildkite.updateToken(org, id).id()).isEqualTo(id);
    FromCurlBuildkite.deleteToken(org, id);
  }

  private static void packages(BuildkiteOrganization org, Path gem) {
    String id = FromCurlBuildkite.publishPackage(org, gem).id();
    assertThat(FromCurlBuildkite.listPackages(org)).hasSize(1);
    assertThat(FromCurlBuildkite.listPackagesByName(org)).hasSize(1);
    assertThat(FromCurlBuildkite.getPackage(org, id).name()).isEqualTo("banana");
    assertThat(FromCurlBuildkite.copyPackage(org, id).id()).isNotEqualTo(id);
    FromCurlBuildkite.deletePackage(org, id);
  }

  private static void download(FakeBuildkite fake, BuildkiteOrganization org, Path target) {
    fake.addRegistry("acme", "my files", "files");
    fake.addPackage("acme", "my-files", "tool-1.0.0.zip", new byte[] {1, 2, 3});
    var tool = org.registry("my-files").packages().list().iterator().next();
    assertThat(FromCurlBuildkite.downloadFile(org, tool, target).file())
        .hasBinaryContent(new byte[] {1, 2, 3});
  }

  @Test
  void everyOperationOfGitHubIsShown(FakeGitHub fake) {
    try (GitHubClient github = Clients.of(fake)) {
      GitHubOrganization org = github.organization("acme");
      assertThat(FromCurlGitHub.create(org, PASSWORD).name()).isEqualTo("MAVEN_REPOSITORY_SECRET");
      assertThat(FromCurlGitHub.list(org)).hasSize(1);
      assertThat(FromCurlGitHub.get(org).username()).isEqualTo("monalisa");
      assertThat(FromCurlGitHub.publicKey(org).keyId()).isNotBlank();
      FromCurlGitHub.update(org, PASSWORD);
      FromCurlGitHub.delete(org);
      assertThat(FromCurlGitHub.list(org)).isEmpty();
    }
    assertThat(received(fake))
        .containsAll(
            EnumSet.range(GitHubOperation.LIST_REGISTRIES, GitHubOperation.DELETE_REGISTRY));
  }

  @Test
  void everyOperationOfHumanitecIsShown(FakeHumanitec fake) {
    try (HumanitecClient humanitec = Clients.of(fake)) {
      HumanitecOrganization org = humanitec.organization("acme");
      assertThat(FromCurlHumanitec.create(org, PASSWORD).id()).isEqualTo("acme-images");
      assertThat(FromCurlHumanitec.list(org)).anyMatch(item -> item.id().equals("acme-images"));
      assertThat(FromCurlHumanitec.get(org).enableCi()).isFalse();
      assertThat(FromCurlHumanitec.creds(org).expires()).isNotNull();
      assertThat(FromCurlHumanitec.update(org, PASSWORD).id()).isEqualTo("acme-images");
      FromCurlHumanitec.delete(org);
    }
    assertThat(received(fake))
        .containsAll(
            EnumSet.range(HumanitecOperation.LIST_REGISTRIES, HumanitecOperation.DELETE_REGISTRY));
  }

  private static List<FakeOperation> received(FakeProvider<?, ?> fake) {
    return fake.calls().stream().map(call -> call.operation()).flatMap(Optional::stream).toList();
  }
}
